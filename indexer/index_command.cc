#include "indexer/index_command.h"

#include <unistd.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/choice_option.h"
#include "indexer/indexing.h"
#include "indexer/progress_report.h"

namespace fihris {
namespace {

struct IndexCommand {
  IndexingOptions options;
  bool json = false;
};

ProgressStyle progress_style(const CommonOptions& common) {
  if (common.quiet) return ProgressStyle::none;
  return isatty(STDERR_FILENO) ? ProgressStyle::bar : ProgressStyle::lines;
}

void print_text(const IndexingSummary& summary, const IndexingOptions& options) {
  if (options.dry_run) std::cout << "would be ";
  std::cout << "added " << summary.added << ", replaced " << summary.replaced << ", moved " << summary.moved
            << ", removed " << summary.removed << ", unchanged " << summary.unchanged + summary.touched
            << ", skipped " << summary.skipped.size() << ": " << summary.articles << " articles\n";
}

void print_json(const IndexingSummary& summary) {
  nlohmann::ordered_json skipped = nlohmann::ordered_json::array();
  for (const auto& file : summary.skipped) skipped.push_back({{"path", file.path}, {"reason", file.reason}});
  const nlohmann::ordered_json json = {{"added", summary.added},       {"replaced", summary.replaced},
                                       {"moved", summary.moved},       {"touched", summary.touched},
                                       {"removed", summary.removed},   {"unchanged", summary.unchanged},
                                       {"empty", summary.empty_files}, {"skipped", skipped},
                                       {"articles", summary.articles}, {"changed", summary.changed}};
  // Paths need not be UTF-8.
  std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

int run(const IndexCommand& command, const CommonOptions& common) {
  IndexingOptions options = command.options;
  options.index = common.index;
  ProgressReport progress(std::cerr, progress_style(common), common.verbose);
  const auto waiting = [&](const std::string& holder) {
    if (!common.quiet)
      std::cerr << "fihris: waiting: " << common.index << ": it is being written by " << holder << '\n';
  };
  const IndexingSummary summary = run_indexing(options, {progress, waiting});
  progress.end();
  for (const auto& file : summary.skipped)
    std::cerr << "fihris: skipped: " << file.path << ": " << file.reason << '\n';
  if (command.json) {
    print_json(summary);
  } else if (!common.quiet) {
    print_text(summary, options);
  }
  return summary.skipped.empty() ? 0 : 1;
}

}  // namespace

void bind_index(CLI::App& app, const CommonOptions& common, std::function<int()>& action) {
  const auto command = std::make_shared<IndexCommand>();
  CLI::App* index = app.add_subcommand("index", "Build the index, or bring it up to date with the folders");
  IndexingOptions& options = command->options;
  index->add_option("FOLDER", options.folders, "Folders of articles; default: those that the index covers");
  index->add_flag("--rebuild", options.rebuild, "Start anew");
  index->add_flag("--dry-run", options.dry_run, "Only say what would be done");
  index->add_flag("--verify", options.verify, "Compare contents, not only sizes and times");
  index->add_flag("--prune-all", options.prune_all, "Allow a run that removes most of the index");
  index->add_option("--jobs", options.jobs, "Threads; default: one a processor")->type_name("N");
  index->add_option("--include", options.includes, "Files that are articles; default: *.txt")
      ->type_name("GLOB");
  index->add_option("--exclude", options.excludes, "Files and folders to leave out")->type_name("GLOB");
  add_choice<bool>(*index, "--format", command->json, {{"text", false}, {"json", true}},
                   "Form of the summary: text or json", "FORMAT");
  index->callback(
      [command, &common, &action] { action = [command, &common] { return run(*command, common); }; });
}

}  // namespace fihris
