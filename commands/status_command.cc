#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/process/crash_guard.h"
#include "index/index_reader.h"
#include "messages/stored_reason.h"
#include "messages/translation.h"
#include "query/language/characters.h"
#include "query/output/encoding_report.h"
#include "query/output/file_report.h"
#include "query/output/index_status.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

/// What a line is about, as wide as all of them.
std::string label(std::string name) {
  constexpr std::size_t columns = 10;
  const std::size_t letters = count_code_points(name);
  return name.append(letters < columns ? columns - letters : 1, ' ');
}

void print_text(const IndexStatus& status, bool verbose) {
  std::cout << label(tr("index")) << Shown{status.index} << '\n';
  for (const std::string& root : status.manifest.roots) {
    std::cout << label(tr("folder")) << Shown{root} << '\n';
    const Selection selection = selection_of(status.manifest.selections, root);
    for (const auto& pattern : selection.includes)
      std::cout << label(tr("  include")) << Shown{pattern} << '\n';
    for (const auto& pattern : selection.excludes)
      std::cout << label(tr("  exclude")) << Shown{pattern} << '\n';
    if (selection.hidden) std::cout << label(tr("  hidden")) << tr("read") << '\n';
    if (selection.follow) std::cout << label(tr("  links")) << tr("followed") << '\n';
  }
  char megabytes[48];
  std::snprintf(megabytes, sizeof megabytes, "%.1f", static_cast<double>(status.bytes) / 1e6);
  std::cout << label(tr("articles")) << status.articles << '\n'
            << label(tr("words")) << status.words << '\n'
            << label(tr("size")) << tr("{1} MB", {megabytes}) << '\n'
            << label(tr("analyzer")) << status.manifest.analyzer << '.' << status.manifest.analyzer_version
            << '\n'
            << label(tr("format")) << status.manifest.format << '\n'
            << label(tr("updated")) << iso_time(status.manifest.updated) << '\n';
  print_encodings(std::cout, status.encodings, verbose);
  if (status.other_kind > 0) {
    std::cout << label(tr("other"))
              << tr_count("{1} file of another kind, such as pictures",
                          "{1} files of another kind, such as pictures", status.other_kind)
              << '\n';
  }
  for (const Skipped& skipped : status.manifest.skipped)
    std::cout << label(tr("skipped")) << Shown{skipped.path} << ": " << OneLine{in_language(skipped.reason)}
              << '\n';
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
    throw Error(tr("usage: --format csv: only a list of files is a table; add: --files"));
  guard_against_damage(common.index);
  for (const std::string& index : common.indexes) show_status(index, common, options);
  return 0;
}

}  // namespace

void bind_status(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("status", tr("Show what an index covers"));
  auto options = std::make_shared<Options>();
  command.add_flag("--files", options->files,
                   tr("Show what became of each file: format, encoding, title, day ..."));
  command.add_choice("--format", options->format,
                     {{"text", StatusFormat::text}, {"json", StatusFormat::json}, {"csv", StatusFormat::csv}},
                     tr("text or json; of files also csv, and json is one object a line"), "FORMAT");
  command.callback(
      [&common, &action, options] { action = [&common, options] { return show_status(common, *options); }; });
}

}  // namespace fihris
