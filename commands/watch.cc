#include "commands/watch.h"

#include <exception>

#include "indexer/files/folder_watch.h"
#include "indexer/files/stop_signals.h"

namespace fihris {
namespace {

/// Ends a run because a signal has come.
struct Stopped {};

/// Passes progress on, and is where a long run notices a signal.
class StoppableProgress : public Progress {
 public:
  StoppableProgress(Progress& progress, const StopSignals& stop) : progress_(progress), stop_(stop) {}

  void begin(std::string_view stage, std::size_t total) override {
    check();
    progress_.begin(stage, total);
  }
  void advance(std::size_t steps) override {
    check();
    progress_.advance(steps);
  }
  void decoded(const std::string& path, const ArticleEncoding& encoding) override {
    progress_.decoded(path, encoding);
  }

 private:
  void check() const {
    if (stop_.arrived()) throw Stopped{};
  }

  Progress& progress_;
  const StopSignals& stop_;
};

class Watcher {
 public:
  Watcher(const IndexingOptions& options, const WatchEvents& events)
      : options_(options), events_(events), progress_(events.progress, stop_) {}

  void run() {
    try {
      events_.updated(update());
      options_.rebuild = options_.verify = options_.prune_all = false;
      options_.dropped.clear();
      options_.encoding.clear();
      bool has_failed = false;
      while (folders_.wait(stop_, has_failed)) has_failed = !try_update();
    } catch (const Stopped&) {
    }
  }

 private:
  IndexingSummary update() {
    const auto waiting = [&](const std::string& holder) {
      if (stop_.arrived()) throw Stopped{};
      events_.waiting(holder);
    };
    folders_.begin_scan();
    const auto summary = run_indexing(
        options_, {progress_, waiting, [&](const std::string& folder) { folders_.add(folder); }});
    folders_.end_scan();
    return summary;
  }

  bool try_update() {
    try {
      const auto summary = update();
      if (summary.changed) events_.updated(summary);
      last_failure_.clear();
      return true;
    } catch (const std::exception& error) {
      if (error.what() != last_failure_) events_.failed(error.what());
      last_failure_ = error.what();
      return false;
    }
  }

  IndexingOptions options_;
  const WatchEvents& events_;
  StopSignals stop_;  // before any thread
  FolderWatch folders_;
  StoppableProgress progress_;
  std::string last_failure_;
};

}  // namespace

void watch(const IndexingOptions& options, const WatchEvents& events) {
  Watcher(options, events).run();
}

}  // namespace fihris
