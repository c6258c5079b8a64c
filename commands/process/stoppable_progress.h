#pragma once

#include "indexer/files/stop_signals.h"
#include "indexer/progress.h"

namespace fihris {

/// Passes progress on, and is where a long run notices a signal.
class StoppableProgress : public Progress {
 public:
  StoppableProgress(Progress& progress, const StopSignals& stop) : progress_(progress), stop_(stop) {}

  void begin(std::string_view stage, std::size_t total, Steps steps) override {
    check();
    progress_.begin(stage, total, steps);
  }
  void advance(std::size_t steps) override {
    check();
    progress_.advance(steps);
  }
  void decoded(const DecodedFile& file) override { progress_.decoded(file); }

  /// Throws Interrupted if a signal has come.
  void check() const {
    if (stop_.arrived()) throw Interrupted{};
  }

 private:
  Progress& progress_;
  const StopSignals& stop_;
};

}  // namespace fihris
