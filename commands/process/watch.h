#pragma once

#include <functional>
#include <string>

#include "indexer/build/indexing.h"
#include "indexer/files/stop_signals.h"

namespace fihris {

/// What a watch says of its runs.
struct WatchEvents {
  Progress& progress;
  std::function<void(const std::string& holder)> waiting;  ///< as in IndexingEvents
  std::function<void(const IndexingSummary& summary)>
      updated;  ///< after the first run, and each that changed something, or held back something else
  std::function<void(const std::string& message)>
      noted;  ///< why folders are looked at now and then; once for each reason
  std::function<void(const std::string& message)>
      failed;  ///< a later run failed; once while the reason is the same
  std::function<void(const std::string& text)> warning;  ///< as in IndexingEvents
};

/// Brings the index up to date, and again whenever something changes in its folders, until SIGINT or SIGTERM,
/// on which it returns and leaves the index whole. What only makes sense once (rebuild, verify, prune_all,
/// dropped) is for the first run; an error in that one is thrown, a later one reported, and tried again
/// within a minute.
void watch(const IndexingOptions& options, const WatchEvents& events);
/// The same in a program that waits for the signals itself.
void watch(const IndexingOptions& options, const WatchEvents& events, const StopSignals& stop);

}  // namespace fihris
