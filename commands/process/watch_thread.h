#pragma once

#include <functional>
#include <string>
#include <thread>

#include "indexer/files/stop_signals.h"

namespace fihris {

/// Keeps an index up to date beside what the program does, until a signal comes.
class WatchThread {
 public:
  /// `say` is told, from the thread, why a run has failed or waits; it may throw nothing. `stop` must outlive
  /// this.
  WatchThread(const std::string& index, const StopSignals& stop, std::function<void(const std::string&)> say);
  /// Waits for the end of the run; where no signal has come, sends one.
  ~WatchThread();
  WatchThread(const WatchThread&) = delete;
  WatchThread& operator=(const WatchThread&) = delete;

 private:
  const StopSignals& stop_;
  std::thread thread_;
};

}  // namespace fihris
