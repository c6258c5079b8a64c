#include "commands/index_command.h"

#include <chrono>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include "analyzers/error.h"
#include "commands/process/crash_guard.h"
#include "commands/process/progress_report.h"
#include "commands/process/stoppable_progress.h"
#include "commands/process/watch.h"
#include "commands/program.h"
#include "commands/reports/message.h"
#include "commands/reports/passed_over_report.h"
#include "index/folder_settings.h"
#include "index/index_folder.h"
#include "indexer/build/indexing.h"
#include "indexer/scans/tesseract.h"
#include "messages/stored_reason.h"
#include "messages/translation.h"
#include "query/output/encoding_report.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"

namespace fihris {
namespace {

/// More threads than any machine has use for cost memory and descriptors.
constexpr std::size_t most_jobs = 1000;

struct IndexCommand {
  IndexingOptions options;
  std::vector<std::string> encodings;  ///< the last one counts
  bool watch = false;
  bool json = false;
  bool hidden = false;
  bool no_hidden = false;
  bool follow = false;
  bool no_follow = false;
  bool ocr = false;
  bool no_ocr = false;
  std::string ocr_languages{default_scan_languages};
};

ProgressStyle progress_style(const CommonOptions& common) {
  if (common.quiet) return ProgressStyle::none;
  return takes_progress_bar() ? ProgressStyle::bar : ProgressStyle::lines;
}

/// What would be done, as wide as the others.
std::string label_of(std::string_view change) {
  if (change == "add") return tr("add      ");
  if (change == "replace") return tr("replace  ");
  return change == "move" ? tr("move     ") : tr("remove   ");
}

void print_text(const IndexingSummary& summary, bool dry_run) {
  for (const auto& change : summary.planned) {
    std::cout << label_of(change.what);
    if (!change.from.empty()) std::cout << Shown{change.from} << " -> ";
    std::cout << Shown{change.path} << '\n';
  }
  const auto number = [](std::size_t count) { return std::to_string(count); };
  const std::initializer_list<std::string> counts{number(summary.added),
                                                  number(summary.replaced),
                                                  number(summary.moved),
                                                  number(summary.removed),
                                                  number(summary.unchanged + summary.touched),
                                                  number(summary.skipped.size())};
  std::cout
      << (dry_run
              ? tr("would be added {1}, replaced {2}, moved {3}, removed {4}, unchanged {5}, skipped {6}",
                   counts)
              : tr("added {1}, replaced {2}, moved {3}, removed {4}, unchanged {5}, skipped {6}", counts));
  std::size_t held_back = 0;
  for (const auto& held : summary.held_back) held_back += held.articles;
  if (!summary.held_back.empty()) std::cout << tr(", held back {1}", {number(held_back)});
  std::cout << ": " << tr_count("{1} article", "{1} articles", summary.articles);
  if (summary.taken_over > 0) {
    std::cout << tr_count(" ({1} taken over from a run that was interrupted)",
                          " ({1} taken over from a run that was interrupted)", summary.taken_over);
  }
  if (const std::size_t known = summary.skipped.size() - summary.newly_skipped.size(); known > 0)
    std::cout << tr_count(" ({1} skipped as before; see: fihris status)",
                          " ({1} skipped as before; see: fihris status)", known);
  std::cout << std::endl;
  print_passed_over(summary.passed_over);
}

/// How much was read and how long all took.
struct RunSize {
  std::uintmax_t index_bytes = 0;
  double seconds = 0;
};

void print_sizes(const IndexingSummary& summary, const RunSize& size) {
  const auto megabytes = [](std::uintmax_t bytes) { return static_cast<double>(bytes) / 1e6; };
  const auto rounded = [](double number) {
    char text[48];
    std::snprintf(text, sizeof text, "%.1f", number);
    return std::string(text);
  };
  std::cout << tr_count("read {1} file, {2} MB; the index has {3} MB; {4} s",
                        "read {1} files, {2} MB; the index has {3} MB; {4} s", summary.read_files,
                        {rounded(megabytes(summary.read_bytes)), rounded(megabytes(size.index_bytes)),
                         rounded(size.seconds)})
            << std::endl;
}

void print_json(const IndexingSummary& summary, const std::vector<DecodedFile>& decoded, bool dry_run,
                const std::optional<RunSize>& size) {
  Json skipped = Json::array();
  // Both in the order of their paths.
  auto news = summary.newly_skipped.begin();
  for (const auto& file : summary.skipped) {
    const bool is_news = news != summary.newly_skipped.end() && *news == file;
    if (is_news) ++news;
    skipped.add(Json::object().set_path("path", file.path).set("reason", file.reason).set("known", !is_news));
  }
  const PassedOver& over = summary.passed_over;
  Json passed_over = Json::object()
                         .set("other_kind", over.other_kind)
                         .set("not_included", over.not_included)
                         .set("excluded", over.excluded)
                         .set("hidden", over.hidden)
                         .set("links", over.links)
                         .set("special", over.special);
  Json held_back = Json::array();
  for (const auto& held : summary.held_back) {
    held_back.add(Json::object()
                      .set_path("path", held.folder)
                      .set("reason", held.reason)
                      .set("articles", held.articles));
  }
  Json json = Json::object()
                  .set("added", summary.added)
                  .set("replaced", summary.replaced)
                  .set("moved", summary.moved)
                  .set("touched", summary.touched)
                  .set("removed", summary.removed)
                  .set("unchanged", summary.unchanged)
                  .set("empty", summary.empty_files)
                  .set("skipped", std::move(skipped))
                  .set("held_back", std::move(held_back))
                  .set("passed_over", std::move(passed_over))
                  .set("articles", summary.articles)
                  .set("changed", summary.changed)
                  .set("taken_over", summary.taken_over)
                  .set("not_utf8", decoded_files_json(decoded));
  if (size) {
    json.set("read_files", summary.read_files)
        .set("read_bytes", summary.read_bytes)
        .set("index_bytes", size->index_bytes)
        .set("seconds", size->seconds);
  }
  if (dry_run) {
    Json changes = Json::array();
    for (const auto& change : summary.planned) {
      Json item = Json::object().set("change", change.what).set_path("path", change.path);
      if (!change.from.empty()) item.set_path("from", change.from);
      changes.add(std::move(item));
    }
    json.set("changes", std::move(changes));
  }
  std::cout << Verbatim{json.text() + '\n'} << std::flush;
}

/// Says what runs did.
class Report {
 public:
  Report(const IndexCommand& command, const CommonOptions& common)
      : command_(command),
        common_(common),
        progress_(std::cerr, progress_style(common), common.verbose, common.verbose || command.json) {
    progress_.fit_to([] { return columns_of(STDERR_FILENO); });
  }

  Progress& progress() { return progress_; }

  void waiting(const std::string& holder) {
    if (common_.quiet || holder == holder_) return;
    holder_ = holder;
    say(tr("waiting: {1}: it is being written by {2}", {common_.index, holder}));
  }

  void warn(const std::string& text) {
    if (text == warning_) return;
    warning_ = text;
    progress_.end();
    say(tr("warning: {1}", {text}));
  }

  /// A run is over before its time.
  void interrupted(std::size_t kept) {
    progress_.end();
    if (common_.quiet) return;
    const std::string articles = kept == 0 ? tr("nothing that was read is kept")
                                           : tr_count("{1} article that was read is kept",
                                                      "{1} articles that were read are kept", kept);
    say(tr("stopped: the index is as it was before; {1}; to go on, run the same command again", {articles}));
  }

  void updated(const IndexingSummary& summary) {
    progress_.end();
    if (summary.newly_skipped != skipped_) {
      for (const auto& file : summary.newly_skipped)
        say(tr("skipped: {1}: {2}", {file.path, in_language(file.reason)}));
    }
    skipped_ = summary.newly_skipped;
    if (summary.written_anew > 0) {
      say(tr_count(
          "warning: {2}: {1} of its databases was not as it should be once written, and was written anew "
          "through Xapian, which is slow; please report it, and set FIHRIS_WRITER=xapian to write so at once",
          "warning: {2}: {1} of its databases were not as they should be once written, and were written "
          "anew through Xapian, which is slow; please report it, and set FIHRIS_WRITER=xapian to write so "
          "at once",
          summary.written_anew, {common_.index}));
    }
    for (const auto& entry : summary.passed_over.entries)
      say(tr("passed over: {1}: {2}", {entry.path, describe(entry.why)}));
    for (const auto& [folder, pattern] : summary.unmatched)
      say(tr("note: the pattern '{1}' matches nothing in {2}", {pattern, folder}));
    if (summary.held_back != held_back_) {
      for (const auto& held : summary.held_back)
        say(tr("held back: {1}: {2}", {held.folder, in_language(held.reason)}));
    }
    held_back_ = summary.held_back;
    const std::vector<DecodedFile> decoded = progress_.take_decoded();
    if (common_.verbose) {
      for (const auto& [path, encoding] : decoded) say(tr("encoding: {1}: {2}", {path, describe(encoding)}));
    }
    const std::optional<RunSize> size = common_.verbose ? std::optional(take_size()) : std::nullopt;
    if (command_.json) {
      print_json(summary, decoded, command_.options.dry_run, size);
    } else if (!common_.quiet) {
      print_text(summary, command_.options.dry_run);
      if (size) print_sizes(summary, *size);
    }
    if (summary.articles == 0 && summary.removed == 0 && !summary.scanned.empty() && !common_.quiet)
      explain_nothing(summary, common_);
    if (!std::cout)
      throw Error(tr("output: standard output: cannot be written; see whether its disk has room"));
  }

  void noted(const std::string& message) {
    progress_.end();
    if (!common_.quiet) say(tr("watching: {1}", {message}));
  }

  void failed(const std::string& message) {
    progress_.end();
    say(tr("{1}; still watching", {message}));
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// The time since this was last asked, or since the beginning.
  RunSize take_size() {
    const auto live = live_generation(common_.index);
    const auto began = std::exchange(run_began_, Clock::now());
    return {live ? folder_bytes(*live) : 0, std::chrono::duration<double>(run_began_ - began).count()};
  }

  const IndexCommand& command_;
  const CommonOptions& common_;
  ProgressReport progress_;
  std::string holder_;            ///< named last
  std::string warning_;           ///< given last
  std::vector<Skipped> skipped_;  ///< those that have been named
  std::vector<HeldBack> held_back_;
  Clock::time_point run_began_ = Clock::now();
};

int run(const IndexCommand& command, const CommonOptions& common) {
  if (common.indexes.size() > 1)
    throw Error(
        tr("usage: --index: {1}: a run writes one index; name one, in a run for each", {common.index}));
  IndexingOptions options = command.options;
  options.index = common.index;
  if (!command.encodings.empty()) options.encoding = command.encodings.back();
  options.lists_passed_over = common.verbose;
  if (command.ocr) options.scans = command.ocr_languages;
  if (command.no_ocr) options.scans = auto_setting;
  if (command.hidden || command.no_hidden) options.selection.hidden = command.hidden;
  if (command.follow || command.no_follow) options.selection.follow = command.follow;
  guard_against_damage(common.index);
  Report report(command, common);
  const auto waiting = [&](const std::string& holder) { report.waiting(holder); };
  if (command.watch) {
    watch(options,
          {report.progress(), waiting, [&](const IndexingSummary& summary) { report.updated(summary); },
           [&](const std::string& message) { report.noted(message); },
           [&](const std::string& message) { report.failed(message); },
           [&](const std::string& text) { report.warn(text); }});
    return 0;
  }
  const StopSignals stop;  // before any thread
  StoppableProgress progress(report.progress(), stop);
  const auto waiting_or_stopped = [&](const std::string& holder) {
    progress.check();
    report.waiting(holder);
  };
  try {
    const IndexingSummary summary = run_indexing(
        options, {progress, waiting_or_stopped, {}, [&](const std::string& text) { report.warn(text); }});
    report.updated(summary);
    return summary.newly_skipped.empty() && summary.held_back.empty() ? 0 : 1;
  } catch (const Interrupted& interrupted) {
    report.interrupted(interrupted.kept);
    return ended_by_signal + stop.signal();
  }
}

}  // namespace

void bind_index(Command app, const CommonOptions& common, std::function<int()>& action) {
  const auto command = std::make_shared<IndexCommand>();
  Command index = app.add_subcommand("index", tr("Build the index, or bring it up to date with the folders"));
  IndexingOptions& options = command->options;
  index.add_option("FOLDER", options.folders, tr("Folders of articles; default: those that the index covers"))
      .not_empty();
  index.add_flag("--rebuild", options.rebuild, tr("Start anew"));
  const Option dry_run = index.add_flag("--dry-run", options.dry_run, tr("Only say what would be done"));
  index
      .add_flag("--watch", command->watch,
                tr("Then go on, and bring it up to date whenever something changes"))
      .excludes(dry_run);
  index.add_flag("--verify", options.verify,
                 tr("Compare contents, not only sizes and times, and check the index"));
  index.add_option("--drop", options.dropped, tr("Take a folder out of the index"))
      .type_name("FOLDER")
      .one_value_each()
      .not_empty();
  index.add_flag("--prune-all", options.prune_all, tr("Allow a run that removes most of a folder"));
  index.add_option("--jobs", options.jobs, tr("Threads; 0: one a processor, the default"))
      .type_name("N")
      .at_most(most_jobs);
  index.add_option("--include", options.selection.includes, tr("Files to look at; default: all"))
      .type_name("PATTERN")
      .one_value_each()
      .not_empty();
  index.add_option("--exclude", options.selection.excludes, tr("Files and folders to leave out"))
      .type_name("PATTERN")
      .one_value_each()
      .not_empty();
  index.add_option("--encoding", command->encodings, tr("Encoding of the articles; auto: told from each"))
      .type_name("NAME")
      .one_value_each()
      .not_empty();
  index
      .add_option("--date", options.date_rules, tr("How files tell their day: path:%Y/%m/%d, Date:, or auto"))
      .type_name("RULE")
      .one_value_each()
      .not_empty();
  index.add_option("--field", options.fields, tr("What fields of records say, as in text=story; or auto"))
      .type_name("ROLE=NAME")
      .one_value_each()
      .not_empty();
  const Option ocr =
      index.add_flag("--ocr", command->ocr, tr("Also read pictures and scans, with tesseract"));
  index.add_flag("--no-ocr", command->no_ocr, tr("Do not any more")).excludes(ocr);
  index
      .add_option("--ocr-languages", command->ocr_languages,
                  tr("Languages of --ocr, as tesseract calls them; default: ara"))
      .type_name("LANGUAGES")
      .not_empty();
  const Option hidden = index.add_flag("--hidden", command->hidden, tr("Also read what begins with a dot"));
  index.add_flag("--no-hidden", command->no_hidden, tr("Do not any more")).excludes(hidden);
  const Option follow =
      index.add_flag("--follow", command->follow, tr("Also read what symbolic links lead to"));
  index.add_flag("--no-follow", command->no_follow, tr("Do not any more")).excludes(follow);
  index.add_flag("--reset-patterns", options.selection.reset,
                 tr("Forget patterns, --hidden and --follow, but for those given with it"));
  index.add_choice("--format", command->json, {{"text", false}, {"json", true}},
                   tr("Form of the summary: text or json"), "FORMAT");
  index.callback(
      [command, &common, &action] { action = [command, &common] { return run(*command, common); }; });
}

}  // namespace fihris
