#include "commands/process/watch.h"

#include <algorithm>
#include <exception>

#include "commands/process/stoppable_progress.h"
#include "indexer/files/folder_watch.h"
#include "indexer/files/stop_signals.h"

namespace fihris {
namespace {

/// True if what a run could not do may be possible soon, without a change that the kernel reports.
bool is_unsettled(const IndexingSummary& summary) {
  const auto may_be_tried_again = [](const Skipped& skipped) { return skipped.as == SkippedAs::unread; };
  return !summary.held_back.empty() ||
         std::any_of(summary.skipped.begin(), summary.skipped.end(), may_be_tried_again);
}

class Watcher {
 public:
  Watcher(const IndexingOptions& options, const WatchEvents& events, const StopSignals& stop)
      : options_(options), events_(events), stop_(stop), progress_(events.progress, stop_) {}

  void run() {
    try {
      const auto first = update();
      events_.updated(first);
      held_back_ = first.held_back;
      is_unsettled_ = is_unsettled(first);
      options_.rebuild = options_.verify = options_.prune_all = false;
      options_.dropped.clear();
      options_.encoding.reset();
      options_.selection = {};  // the index knows
      while (folders_.wait(stop_, is_unsettled_)) try_update();
    } catch (const Interrupted&) {
    }
  }

 private:
  IndexingSummary update() {
    const auto waiting = [&](const std::string& holder) {
      progress_.check();
      events_.waiting(holder);
    };
    folders_.begin_scan();
    const auto summary = run_indexing(
        options_,
        {progress_, waiting, [&](const std::string& folder) { folders_.add(folder); }, events_.warning});
    folders_.end_scan();
    for (const auto& note : folders_.take_notes()) events_.noted(note);
    folders_.set_heeds_hidden(summary.reads_hidden);
    return summary;
  }

  void try_update() {
    try {
      const auto summary = update();
      if (summary.changed || summary.held_back != held_back_) events_.updated(summary);
      held_back_ = summary.held_back;
      is_unsettled_ = is_unsettled(summary);
      last_failure_.clear();
    } catch (const std::exception& error) {
      if (error.what() != last_failure_) events_.failed(error.what());
      last_failure_ = error.what();
      is_unsettled_ = true;
    }
  }

  IndexingOptions options_;
  const WatchEvents& events_;
  const StopSignals& stop_;
  FolderWatch folders_;
  StoppableProgress progress_;
  std::string last_failure_;
  bool is_unsettled_ = false;        ///< after the last run, also one that failed
  std::vector<HeldBack> held_back_;  ///< by the last run that did not fail
};

}  // namespace

void watch(const IndexingOptions& options, const WatchEvents& events) {
  const StopSignals stop;  // before any thread
  watch(options, events, stop);
}

void watch(const IndexingOptions& options, const WatchEvents& events, const StopSignals& stop) {
  Watcher(options, events, stop).run();
}

}  // namespace fihris
