#include "commands/process/progress_report.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <utility>

#include "query/output/standard_streams.h"

namespace fihris {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_bar{400};
constexpr milliseconds bar_interval{100};
constexpr milliseconds line_interval{10'000};
constexpr std::size_t bar_width = 24;
constexpr std::size_t least_bar_width = 4;
constexpr std::size_t bar_ends = 3;  ///< columns

std::string as_time(double seconds) {
  const auto whole = std::lround(seconds);
  std::ostringstream text;
  text << whole / 60 << ':' << std::setw(2) << std::setfill('0') << whole % 60;
  return text.str();
}

}  // namespace

ProgressReport::ProgressReport(std::ostream& stream, ProgressStyle style, bool timings, bool keeps_decoded)
    : stream_(stream), style_(style), timings_(timings), keeps_decoded_(keeps_decoded) {}

ProgressReport::~ProgressReport() {
  end();
}

void ProgressReport::begin(std::string_view stage, std::size_t total, Steps steps) {
  const std::lock_guard lock(mutex_);
  end_stage();
  stage_ = stage;
  total_ = total;
  steps_ = steps;
  done_ = 0;
  stage_began_ = Clock::now();
  next_show_ = stage_began_ + (style_ == ProgressStyle::lines ? line_interval : first_bar);
}

void ProgressReport::advance(std::size_t steps) {
  const std::lock_guard lock(mutex_);
  done_ += steps;
  if (style_ == ProgressStyle::none) return;
  const auto now = Clock::now();
  if (now < next_show_) return;
  show(now);
  next_show_ = now + (style_ == ProgressStyle::lines ? line_interval : bar_interval);
}

void ProgressReport::decoded(const DecodedFile& file) {
  if (!keeps_decoded_) return;
  const std::lock_guard lock(mutex_);
  decoded_.push_back(file);
}

std::vector<DecodedFile> ProgressReport::take_decoded() {
  const std::lock_guard lock(mutex_);
  std::sort(decoded_.begin(), decoded_.end(),
            [](const DecodedFile& a, const DecodedFile& b) { return a.path < b.path; });
  return std::exchange(decoded_, {});
}

void ProgressReport::end() {
  const std::lock_guard lock(mutex_);
  end_stage();
}

void ProgressReport::end_stage() {
  if (bar_is_drawn_) stream_ << Styled{"\r\033[K"} << std::flush;
  bar_is_drawn_ = false;
  if (timings_ && !stage_.empty()) {
    stream_ << "fihris: " << stage_ << ": " << std::fixed << std::setprecision(2)
            << stage_seconds(Clock::now()) << " s" << std::endl;
  }
  stage_.clear();
}

void ProgressReport::show(Clock::time_point now) {
  const double seconds = stage_seconds(now);
  const double rate = static_cast<double>(done_) / seconds;
  std::ostringstream text;
  const std::size_t done = total_ != 0 && steps_ == Steps::share ? std::min(done_, total_) : done_;
  text << stage_ << ": ";
  if (steps_ == Steps::items) {
    text << done;
  } else if (total_ != 0) {
    text << 100 * done / total_ << " %";
  }
  if (total_ != 0) {
    if (steps_ == Steps::items) text << " of " << total_ << ", " << static_cast<unsigned long>(rate) << "/s";
    text << ", " << as_time(static_cast<double>(total_ - std::min(done_, total_)) / rate) << " left";
  }
  if (style_ == ProgressStyle::lines) {
    stream_ << "fihris: " << text.str() << std::endl;
    return;
  }
  // What is wider than the terminal goes on in the next line, where it would stay.
  const std::size_t columns = columns_() - 1;
  std::string line = text.str();
  if (total_ != 0 && columns >= line.size() + least_bar_width + bar_ends) {
    const std::size_t width = std::min(bar_width, columns - line.size() - bar_ends);
    const std::size_t filled = width * std::min(done_, total_) / total_;
    line.insert(0, "[" + std::string(filled, '#') + std::string(width - filled, ' ') + "] ");
  }
  stream_ << Styled{'\r' + line.substr(0, columns) + "\033[K"} << std::flush;
  bar_is_drawn_ = true;
}

double ProgressReport::stage_seconds(Clock::time_point now) const {
  return std::chrono::duration<double>(now - stage_began_).count();
}

}  // namespace fihris
