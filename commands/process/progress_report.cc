#include "commands/process/progress_report.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <utility>

#include <unicode/unistr.h>

#include "commands/reports/message.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"
#include "query/terminal/line_breaks.h"

namespace fihris {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_bar{400};
constexpr milliseconds bar_interval{100};
constexpr milliseconds line_interval{10'000};
constexpr std::size_t bar_width = 24;
constexpr std::size_t least_bar_width = 4;
constexpr std::size_t bar_ends = 3;  ///< columns

/// The name of a stage in the user's language.
std::string name_of_stage(std::string_view stage) {
  const std::pair<std::string_view, std::string> names[] = {
      {"looking into folders", tr("looking into folders")},
      {"comparing", tr("comparing")},
      {"comparing pages", tr("comparing pages")},
      {"indexing", tr("indexing")},
      {"updating", tr("updating")},
      {"merging", tr("merging")},
      {"lexicon", tr("lexicon")},
      {"people", tr("people")},
      {"bringing the index to the disk", tr("bringing the index to the disk")},
      {"checking", tr("checking")}};
  for (const auto& [name, said] : names)
    if (name == stage) return said;
  return std::string(stage);
}

std::string decimal(double seconds) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << seconds;
  return text.str();
}

/// The columns that a terminal gives a text.
std::size_t columns_of_text(const std::string& text) {
  const auto units = icu::UnicodeString::fromUTF8(text);
  return width_of(units, {0, units.length()});
}

/// Its beginning that is no wider.
std::string within(std::string text, std::size_t columns) {
  while (!text.empty() && columns_of_text(text) > columns) {
    while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80) text.pop_back();
    text.pop_back();
  }
  return text;
}

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
    const std::string line = tr("{1}: {2} s", {name_of_stage(stage_), decimal(stage_seconds(Clock::now()))});
    stream_ << message_prefix(line) << line << std::endl;
  }
  stage_.clear();
}

void ProgressReport::show(Clock::time_point now) {
  const double seconds = stage_seconds(now);
  const double rate = static_cast<double>(done_) / seconds;
  const std::string name = name_of_stage(stage_);
  std::string text = name + ": ";
  const std::size_t done = total_ != 0 && steps_ == Steps::share ? std::min(done_, total_) : done_;
  if (total_ == 0) {
    if (steps_ == Steps::items) text += std::to_string(done);
  } else {
    const std::string left = as_time(static_cast<double>(total_ - std::min(done_, total_)) / rate);
    text = steps_ == Steps::share
               ? tr("{1}: {2} %, {3} left", {name, std::to_string(100 * done / total_), left})
               : tr("{1}: {2} of {3}, {4}/s, {5} left",
                    {name, std::to_string(done), std::to_string(total_),
                     std::to_string(static_cast<unsigned long>(rate)), left});
  }
  if (style_ == ProgressStyle::lines) {
    stream_ << message_prefix(text) << text << std::endl;
    return;
  }
  // What is wider than the terminal goes on in the next line, where it would stay.
  const std::size_t columns = columns_() - 1;
  std::string line = text;
  const std::size_t said = columns_of_text(line);
  if (total_ != 0 && columns >= said + least_bar_width + bar_ends) {
    const std::size_t width = std::min(bar_width, columns - said - bar_ends);
    const std::size_t filled = width * std::min(done_, total_) / total_;
    line.insert(0, "[" + std::string(filled, '#') + std::string(width - filled, ' ') + "] ");
  }
  stream_ << Styled{'\r' + within(std::move(line), columns) + "\033[K"} << std::flush;
  bar_is_drawn_ = true;
}

double ProgressReport::stage_seconds(Clock::time_point now) const {
  return std::chrono::duration<double>(now - stage_began_).count();
}

}  // namespace fihris
