#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/process/crash_guard.h"
#include "index/index_reader.h"
#include "query/output/encoding_report.h"
#include "query/output/file_report.h"
#include "query/output/index_status.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

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

enum class StatusFormat { text, json, csv };

struct Options {
  StatusFormat format = StatusFormat::text;
  bool files = false;
};

/// A line, object or record for each file.
void print_files(const IndexReader& index, StatusFormat format) {
  if (format == StatusFormat::csv) std::cout << Verbatim{file_report_header()};
  for_each_file(index, [&](const FileReport& file) {
    if (format == StatusFormat::text) {
      std::cout << Shown{file.path} << ": " << OneLine{to_line(file)} << '\n';
    } else {
      std::cout << Verbatim{format == StatusFormat::csv ? to_csv(file) : to_json(file).text() + '\n'};
    }
  });
}

/// Of one of the indexes that the user names.
void show_status(const std::string& index, const CommonOptions& common, const Options& options) {
  const IndexReader reader = open_index(index);
  if (options.files) {
    try {
      print_files(reader, options.format);
    } catch (const Xapian::Error& error) {
      throw reading_error(index, error);
    }
    return;
  }
  const IndexStatus status = status_of(reader);
  if (options.format == StatusFormat::json) {
    std::cout << Verbatim{to_json(status).text() + '\n'};
  } else {
    print_text(status, common.verbose);
  }
}

int show_status(const CommonOptions& common, const Options& options) {
  if (options.format == StatusFormat::csv && !options.files)
    throw Error("usage: --format csv: only a list of files is a table; add: --files");
  guard_against_damage(common.index);
  for (const std::string& index : common.indexes) show_status(index, common, options);
  return 0;
}

}  // namespace

void bind_status(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("status", "Show what an index covers");
  auto options = std::make_shared<Options>();
  command.add_flag("--files", options->files,
                   "Show what became of each file: format, encoding, title, day ...");
  command.add_choice("--format", options->format,
                     {{"text", StatusFormat::text}, {"json", StatusFormat::json}, {"csv", StatusFormat::csv}},
                     "text or json; of files also csv, and json is one object a line", "FORMAT");
  command.callback(
      [&common, &action, options] { action = [&common, options] { return show_status(common, *options); }; });
}

}  // namespace fihris
