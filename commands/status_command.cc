#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands/choice_option.h"
#include "commands/commands.h"
#include "commands/encoding_json.h"
#include "index/index_reader.h"

namespace fihris {
namespace {

struct Status {
  std::string index;
  Manifest manifest;
  unsigned articles = 0;
  unsigned long long words = 0;                                   ///< running words of all articles
  std::uintmax_t bytes = 0;                                       ///< of the live generation on the disk
  std::vector<std::pair<std::string, ArticleEncoding>> not_utf8;  ///< by path, sorted
};

std::string iso_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::vector<std::pair<std::string, ArticleEncoding>> read_encodings(const Xapian::Database& articles) {
  std::vector<std::pair<std::string, ArticleEncoding>> encodings;
  for (auto value = articles.valuestream_begin(slot::encoding);
       value != articles.valuestream_end(slot::encoding); ++value) {
    ArticleEncoding encoding = decode_article_encoding(*value);
    if (encoding.is_plain_utf8()) continue;
    const Xapian::Document article = articles.get_document(value.get_docid(), Xapian::DOC_ASSUME_VALID);
    encodings.emplace_back(decode_file_state(article.get_value(slot::file_state)).path, std::move(encoding));
  }
  std::sort(encodings.begin(), encodings.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return encodings;
}

/// How many articles were read in each encoding but plain UTF-8.
void print_encodings(const Status& status, bool verbose) {
  std::map<std::string, unsigned> counts;
  for (const auto& [path, encoding] : status.not_utf8)
    ++counts[encoding.name + " (" + encoding.told_by + ')'];
  for (const auto& [encoding, count] : counts) {
    std::printf("encoding  %s: %u article%s\n", encoding.c_str(), count, count == 1 ? "" : "s");
  }
  if (!verbose) return;
  for (const auto& [path, encoding] : status.not_utf8) {
    std::printf("encoding  %s: %s\n", path.c_str(), describe(encoding).c_str());
  }
}

Status read_status(const std::string& index) {
  const IndexReader reader = open_index(index);
  return {index,
          reader.manifest,
          reader.articles.get_doccount(),
          reader.articles.get_total_length(),
          folder_bytes(reader.hold.generation),
          read_encodings(reader.articles)};
}

void print_text(const Status& status, bool verbose) {
  std::printf("index     %s\n", status.index.c_str());
  for (const std::string& root : status.manifest.roots) std::printf("folder    %s\n", root.c_str());
  for (const std::string& item : status.manifest.encodings)
    std::printf("option    --encoding %s\n", item.c_str());
  std::printf("articles  %u\n", status.articles);
  std::printf("words     %llu\n", status.words);
  std::printf("size      %.1f MB\n", static_cast<double>(status.bytes) / 1e6);
  std::printf("analyzer  %s.%u\n", status.manifest.analyzer.c_str(), status.manifest.analyzer_version);
  std::printf("format    %u\n", status.manifest.format);
  std::printf("updated   %s\n", iso_time(status.manifest.updated).c_str());
  print_encodings(status, verbose);
  for (const Skipped& skipped : status.manifest.skipped) {
    std::printf("skipped   %s: %s\n", skipped.path.c_str(), skipped.reason.c_str());
  }
}

void print_json(const Status& status) {
  nlohmann::ordered_json json;
  json["index"] = status.index;
  json["folders"] = status.manifest.roots;
  json["articles"] = status.articles;
  json["words"] = status.words;
  json["bytes"] = status.bytes;
  json["analyzer"] = status.manifest.analyzer;
  json["analyzer_version"] = status.manifest.analyzer_version;
  json["format"] = status.manifest.format;
  json["updated"] = iso_time(status.manifest.updated);
  json["encodings"] = status.manifest.encodings;
  json["not_utf8"] = nlohmann::ordered_json::array();
  for (const auto& [path, encoding] : status.not_utf8)
    json["not_utf8"].push_back(encoding_json(path, encoding));
  json["skipped"] = nlohmann::ordered_json::array();
  for (const Skipped& skipped : status.manifest.skipped) {
    json["skipped"].push_back({{"path", skipped.path}, {"reason", skipped.reason}});
  }
  std::puts(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

}  // namespace

void bind_status(CLI::App& app, const CommonOptions& common, std::function<int()>& action) {
  auto* command = app.add_subcommand("status", "Show what an index covers");
  auto json = std::make_shared<bool>(false);
  add_choice<bool>(*command, "--format", *json, {{"text", false}, {"json", true}}, "text or json", "FORMAT");
  command->callback([&common, &action, json] {
    action = [&common, json] {
      const Status status = read_status(common.index);
      *json ? print_json(status) : print_text(status, common.verbose);
      return 0;
    };
  });
}

}  // namespace fihris
