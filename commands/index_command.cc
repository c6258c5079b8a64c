#include "commands/index_command.h"

#include <unistd.h>

#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands/choice_option.h"
#include "commands/encoding_json.h"
#include "commands/progress_report.h"
#include "commands/watch.h"
#include "indexer/build/indexing.h"

namespace fihris {
namespace {

struct IndexCommand {
  IndexingOptions options;
  bool watch = false;
  bool json = false;
};

ProgressStyle progress_style(const CommonOptions& common) {
  if (common.quiet) return ProgressStyle::none;
  return isatty(STDERR_FILENO) ? ProgressStyle::bar : ProgressStyle::lines;
}

void print_text(const IndexingSummary& summary, bool dry_run) {
  for (const auto& change : summary.planned) {
    std::cout << std::left << std::setw(9) << change.what;
    if (!change.from.empty()) std::cout << change.from << " -> ";
    std::cout << change.path << '\n';
  }
  if (dry_run) std::cout << "would be ";
  std::cout << "added " << summary.added << ", replaced " << summary.replaced << ", moved " << summary.moved
            << ", removed " << summary.removed << ", unchanged " << summary.unchanged + summary.touched
            << ", skipped " << summary.skipped.size() << ": " << summary.articles
            << (summary.articles == 1 ? " article" : " articles");
  if (summary.taken_over > 0)
    std::cout << " (" << summary.taken_over << " taken over from a run that was interrupted)";
  std::cout << std::endl;
}

void print_json(const IndexingSummary& summary, const std::vector<DecodedFile>& decoded, bool dry_run) {
  nlohmann::ordered_json skipped = nlohmann::ordered_json::array();
  for (const auto& file : summary.skipped) skipped.push_back({{"path", file.path}, {"reason", file.reason}});
  nlohmann::ordered_json json = {{"added", summary.added},          {"replaced", summary.replaced},
                                 {"moved", summary.moved},          {"touched", summary.touched},
                                 {"removed", summary.removed},      {"unchanged", summary.unchanged},
                                 {"empty", summary.empty_files},    {"skipped", skipped},
                                 {"articles", summary.articles},    {"changed", summary.changed},
                                 {"taken_over", summary.taken_over}};
  json["not_utf8"] = nlohmann::ordered_json::array();
  for (const auto& [path, encoding] : decoded) json["not_utf8"].push_back(encoding_json(path, encoding));
  if (dry_run) json["changes"] = nlohmann::ordered_json::array();
  for (const auto& change : summary.planned) {
    nlohmann::ordered_json& item = json["changes"].emplace_back();
    item = {{"change", change.what}, {"path", change.path}};
    if (!change.from.empty()) item["from"] = change.from;
  }
  // Paths need not be UTF-8.
  std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

/// Says what runs did.
class Report {
 public:
  Report(const IndexCommand& command, const CommonOptions& common)
      : command_(command),
        common_(common),
        progress_(std::cerr, progress_style(common), common.verbose, common.verbose || command.json) {}

  Progress& progress() { return progress_; }

  void waiting(const std::string& holder) {
    if (common_.quiet || holder == holder_) return;
    holder_ = holder;
    std::cerr << "fihris: waiting: " << common_.index << ": it is being written by " << holder << std::endl;
  }

  void updated(const IndexingSummary& summary) {
    progress_.end();
    if (summary.skipped != skipped_) {
      for (const auto& file : summary.skipped)
        std::cerr << "fihris: skipped: " << file.path << ": " << file.reason << '\n';
    }
    skipped_ = summary.skipped;
    const std::vector<DecodedFile> decoded = progress_.take_decoded();
    if (common_.verbose) {
      for (const auto& [path, encoding] : decoded)
        std::cerr << "fihris: encoding: " << path << ": " << describe(encoding) << '\n';
    }
    if (command_.json) {
      print_json(summary, decoded, command_.options.dry_run);
    } else if (!common_.quiet) {
      print_text(summary, command_.options.dry_run);
    }
  }

  void failed(const std::string& message) {
    progress_.end();
    std::cerr << "fihris: " << message << "; still watching" << std::endl;
  }

 private:
  const IndexCommand& command_;
  const CommonOptions& common_;
  ProgressReport progress_;
  std::string holder_;            ///< named last
  std::vector<Skipped> skipped_;  ///< those that have been named
};

int run(const IndexCommand& command, const CommonOptions& common) {
  IndexingOptions options = command.options;
  options.index = common.index;
  Report report(command, common);
  const auto waiting = [&](const std::string& holder) { report.waiting(holder); };
  if (command.watch) {
    watch(options,
          {report.progress(), waiting, [&](const IndexingSummary& summary) { report.updated(summary); },
           [&](const std::string& message) { report.failed(message); }});
    return 0;
  }
  const IndexingSummary summary = run_indexing(options, {report.progress(), waiting, {}});
  report.updated(summary);
  return summary.skipped.empty() ? 0 : 1;
}

}  // namespace

void bind_index(CLI::App& app, const CommonOptions& common, std::function<int()>& action) {
  const auto command = std::make_shared<IndexCommand>();
  CLI::App* index = app.add_subcommand("index", "Build the index, or bring it up to date with the folders");
  IndexingOptions& options = command->options;
  index->add_option("FOLDER", options.folders, "Folders of articles; default: those that the index covers");
  index->add_flag("--rebuild", options.rebuild, "Start anew");
  CLI::Option* dry_run = index->add_flag("--dry-run", options.dry_run, "Only say what would be done");
  index->add_flag("--watch", command->watch, "Then go on, and bring it up to date whenever something changes")
      ->excludes(dry_run);
  index->add_flag("--verify", options.verify,
                  "Compare contents, not only sizes and times, and check the index");
  index->add_option("--drop", options.dropped, "Take a folder out of the index")
      ->type_name("FOLDER")
      ->allow_extra_args(false);
  index->add_flag("--prune-all", options.prune_all, "Allow a run that removes most of the index");
  index->add_option("--jobs", options.jobs, "Threads; default: one a processor")->type_name("N");
  index->add_option("--include", options.includes, "Files that are articles; default: *.txt")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  index->add_option("--exclude", options.excludes, "Files and folders to leave out")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  index->add_option("--encoding", options.encoding, "Encoding of the articles; auto: told from each")
      ->type_name("NAME")
      ->check([](const std::string& name) {
        return name.empty() ? std::string("an encoding has a name") : std::string();
      });
  add_choice<bool>(*index, "--format", command->json, {{"text", false}, {"json", true}},
                   "Form of the summary: text or json", "FORMAT");
  index->callback(
      [command, &common, &action] { action = [command, &common] { return run(*command, common); }; });
}

}  // namespace fihris
