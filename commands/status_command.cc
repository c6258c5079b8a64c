#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "commands/commands.h"
#include "commands/encoding_json.h"
#include "index/article_encoding.h"
#include "index/index_reader.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

struct Status {
  std::string index;
  Manifest manifest;
  unsigned articles = 0;
  unsigned long long words = 0;                                   ///< running words of all articles
  std::uintmax_t bytes = 0;                                       ///< of the live generation on the disk
  FolderEncodings encodings;                                      ///< that the user has named
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
    std::cout << "encoding  " << OneLine{encoding} << ": " << count << (count == 1 ? " article" : " articles")
              << '\n';
  }
  if (!verbose) return;
  for (const auto& [path, encoding] : status.not_utf8) {
    std::cout << "encoding  " << Shown{path} << ": " << OneLine{describe(encoding)} << '\n';
  }
}

Status read_status(const std::string& index) {
  const IndexReader reader = open_index(index);
  return {index,
          reader.manifest,
          reader.articles.get_doccount(),
          reader.articles.get_total_length(),
          folder_bytes(reader.hold.generation),
          read_folder_encodings(reader.articles),
          read_encodings(reader.articles)};
}

void print_text(const Status& status, bool verbose) {
  std::cout << "index     " << Shown{status.index} << '\n';
  for (const std::string& root : status.manifest.roots) std::cout << "folder    " << Shown{root} << '\n';
  for (const std::string& item : status.encodings)
    std::cout << "option    --encoding " << OneLine{item} << '\n';
  std::printf("articles  %u\n", status.articles);
  std::printf("words     %llu\n", status.words);
  std::printf("size      %.1f MB\n", static_cast<double>(status.bytes) / 1e6);
  std::printf("analyzer  %s.%u\n", status.manifest.analyzer.c_str(), status.manifest.analyzer_version);
  std::printf("format    %u\n", status.manifest.format);
  std::printf("updated   %s\n", iso_time(status.manifest.updated).c_str());
  print_encodings(status, verbose);
  for (const Skipped& skipped : status.manifest.skipped) {
    std::cout << "skipped   " << Shown{skipped.path} << ": " << OneLine{skipped.reason} << '\n';
  }
}

void print_json(const Status& status) {
  Json folders = Json::array();
  for (const std::string& root : status.manifest.roots) folders.add(root);
  Json encodings = Json::array();
  for (const std::string& item : status.encodings) encodings.add(item);
  Json not_utf8 = Json::array();
  for (const auto& [path, encoding] : status.not_utf8) not_utf8.add(encoding_json(path, encoding));
  Json skipped = Json::array();
  for (const Skipped& file : status.manifest.skipped) {
    skipped.add(Json::object().set("path", file.path).set("reason", file.reason));
  }
  std::cout << Json::object()
                   .set("index", status.index)
                   .set("folders", std::move(folders))
                   .set("articles", status.articles)
                   .set("words", status.words)
                   .set("bytes", status.bytes)
                   .set("analyzer", status.manifest.analyzer)
                   .set("analyzer_version", status.manifest.analyzer_version)
                   .set("format", status.manifest.format)
                   .set("updated", iso_time(status.manifest.updated))
                   .set("encodings", std::move(encodings))
                   .set("not_utf8", std::move(not_utf8))
                   .set("skipped", std::move(skipped))
                   .text()
            << '\n';
}

}  // namespace

void bind_status(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("status", "Show what an index covers");
  auto json = std::make_shared<bool>(false);
  command.add_choice("--format", *json, {{"text", false}, {"json", true}}, "text or json", "FORMAT");
  command.callback([&common, &action, json] {
    action = [&common, json] {
      const Status status = read_status(common.index);
      *json ? print_json(status) : print_text(status, common.verbose);
      return 0;
    };
  });
}

}  // namespace fihris
