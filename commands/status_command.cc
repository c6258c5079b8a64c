#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "commands/commands.h"
#include "commands/process/crash_guard.h"
#include "index/index_reader.h"
#include "query/output/encoding_report.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

IndexStatus read_status(const std::string& index) {
  guard_against_damage(index);
  return status_of(index, open_index(index));
}

void print_text(const IndexStatus& status, bool verbose) {
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

}  // namespace

void bind_status(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("status", "Show what an index covers");
  auto json = std::make_shared<bool>(false);
  command.add_choice("--format", *json, {{"text", false}, {"json", true}}, "text or json", "FORMAT");
  command.callback([&common, &action, json] {
    action = [&common, json] {
      const IndexStatus status = read_status(common.index);
      if (*json) {
        std::cout << Verbatim{to_json(status).text() + '\n'};
      } else {
        print_text(status, common.verbose);
      }
      return 0;
    };
  });
}

}  // namespace fihris
