#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "indexer/progress.h"

namespace fihris {

/// How progress is shown.
enum class ProgressStyle {
  none,
  bar,    ///< one line of a terminal, drawn again and again, with rate and time left
  lines,  ///< a line now and then, for logs
};

/// Shows on a stream how far a run has come. Short runs show nothing.
class ProgressReport : public Progress {
 public:
  /// With `timings`, also says how long each stage took; with `keeps_decoded` take_decoded() has something to
  /// give.
  ProgressReport(std::ostream& stream, ProgressStyle style, bool timings, bool keeps_decoded = false);
  /// The same on a terminal whose width `columns` tells each time that the bar is drawn.
  void fit_to(std::function<std::size_t()> columns) { columns_ = std::move(columns); }
  /// Clears the bar.
  ~ProgressReport() override;

  void begin(std::string_view stage, std::size_t total, Steps steps = Steps::items) override;
  void advance(std::size_t steps) override;
  void decoded(const DecodedFile& file) override;

  /// The files that were read since this was last asked and are not plain UTF-8, sorted.
  std::vector<DecodedFile> take_decoded();

  /// Ends the last stage and clears the bar, so that something else can be written.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t widest = 200;

  void end_stage();
  void show(Clock::time_point now);
  double stage_seconds(Clock::time_point now) const;

  std::ostream& stream_;
  std::function<std::size_t()> columns_ = [] { return widest; };
  const ProgressStyle style_;
  const bool timings_;
  const bool keeps_decoded_;
  std::mutex mutex_;
  std::string stage_;
  std::size_t total_ = 0;
  Steps steps_ = Steps::items;
  std::size_t done_ = 0;
  Clock::time_point stage_began_;
  Clock::time_point next_show_;
  bool bar_is_drawn_ = false;
  std::vector<DecodedFile> decoded_;
};

}  // namespace fihris
