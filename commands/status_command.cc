#include <cstdint>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>

#include "commands/commands.h"
#include "commands/crash_guard.h"
#include "commands/encoding_report.h"
#include "index/index_reader.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

struct Status {
  std::string index;
  Manifest manifest;
  unsigned articles = 0;
  unsigned long long words = 0;  ///< running words of all articles
  std::uintmax_t bytes = 0;      ///< of the live generation on the disk
  EncodingReport encodings;
  std::size_t other_kind = 0;  ///< files that are no text at all; they are not among the manifest's any more
};

std::string iso_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

Status read_status(const std::string& index) {
  guard_against_damage(index);
  const IndexReader reader = open_index(index);
  Status status{index,
                reader.manifest,
                reader.articles.get_doccount(),
                reader.articles.get_total_length(),
                folder_bytes(reader.hold.generation),
                read_encodings(reader)};
  status.other_kind = std::erase_if(status.manifest.skipped,
                                    [](const Skipped& file) { return file.as == SkippedAs::other_kind; });
  return status;
}

void print_text(const Status& status, bool verbose) {
  std::cout << "index     " << Shown{status.index} << '\n';
  for (const std::string& root : status.manifest.roots) {
    std::cout << "folder    " << Shown{root} << '\n';
    const Selection selection = selection_of(status.manifest.selections, root);
    for (const auto& pattern : selection.includes) std::cout << "  include " << Shown{pattern} << '\n';
    for (const auto& pattern : selection.excludes) std::cout << "  exclude " << Shown{pattern} << '\n';
    if (selection.hidden) std::cout << "  hidden  read\n";
    if (selection.follow) std::cout << "  links   followed\n";
  }
  std::printf("articles  %u\n", status.articles);
  std::printf("words     %llu\n", status.words);
  std::printf("size      %.1f MB\n", static_cast<double>(status.bytes) / 1e6);
  std::printf("analyzer  %s.%u\n", status.manifest.analyzer.c_str(), status.manifest.analyzer_version);
  std::printf("format    %u\n", status.manifest.format);
  std::printf("updated   %s\n", iso_time(status.manifest.updated).c_str());
  print_encodings(std::cout, status.encodings, verbose);
  if (status.other_kind > 0)
    std::printf("other     %zu files of another kind, such as pictures\n", status.other_kind);
  for (const Skipped& skipped : status.manifest.skipped) {
    std::cout << "skipped   " << Shown{skipped.path} << ": " << OneLine{skipped.reason} << '\n';
  }
}

void print_json(const Status& status) {
  Json selections = Json::array();
  for (const std::string& root : status.manifest.roots) {
    const Selection selection = selection_of(status.manifest.selections, root);
    selections.add(
        Json::object()
            .set_path("folder", root)
            .set_paths("include", selection.includes.empty() ? default_includes : selection.includes)
            .set_paths("exclude", selection.excludes)
            .set("hidden", selection.hidden)
            .set("follow", selection.follow));
  }
  Json skipped = Json::array();
  for (const Skipped& file : status.manifest.skipped) {
    skipped.add(Json::object().set_path("path", file.path).set("reason", file.reason));
  }
  const std::string line = Json::object()
                               .set_path("index", status.index)
                               .set_paths("folders", status.manifest.roots)
                               .set("selections", std::move(selections))
                               .set("articles", status.articles)
                               .set("words", status.words)
                               .set("bytes", status.bytes)
                               .set("analyzer", status.manifest.analyzer)
                               .set("analyzer_version", status.manifest.analyzer_version)
                               .set("format", status.manifest.format)
                               .set("updated", iso_time(status.manifest.updated))
                               .set("encodings", folder_encodings_json(status.encodings.named))
                               .set("not_utf8", decoded_files_json(status.encodings.files))
                               .set("other_kind", status.other_kind)
                               .set("skipped", std::move(skipped))
                               .text();
  std::cout << Verbatim{line + '\n'};
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
