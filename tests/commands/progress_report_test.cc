#include "commands/process/progress_report.h"

#include <chrono>
#include <sstream>
#include <thread>

#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// What is shown of half a stage that has lasted long enough to be shown.
std::string show_half(ProgressStyle style, bool timings = false) {
  std::ostringstream stream;
  ProgressReport report(stream, style, timings);
  report.begin("indexing", 1000);
  std::this_thread::sleep_for(std::chrono::milliseconds(450));
  report.advance(500);
  report.end();
  return stream.str();
}

}  // namespace

TEST_CASE("on a terminal a bar tells the rate and the time left, and is cleared at the end", "[progress]") {
  const std::string shown = show_half(ProgressStyle::bar);
  CHECK_THAT(shown, Contains("[############            ] indexing: 500 of 1000, ") && Contains("/s, 0:0") &&
                        Contains(" left"));
  CHECK_THAT(shown, Catch::EndsWith("\r\033[K"));
}

TEST_CASE("the time left is that of the steps left at the rate so far, and none beyond the total",
          "[progress]") {
  using Clock = std::chrono::steady_clock;
  std::ostringstream stream;
  const auto before = Clock::now();
  ProgressReport report(stream, ProgressStyle::bar, false);
  report.begin("indexing", 1001);
  const auto begun = Clock::now();
  std::this_thread::sleep_for(std::chrono::milliseconds(450));
  const auto shown = Clock::now();
  report.advance(1);
  const double least = std::chrono::duration<double>(shown - begun).count() * 1000 - 1;
  const double most = std::chrono::duration<double>(Clock::now() - before).count() * 1000 + 1;
  const std::string text = stream.str();
  const std::size_t time = text.find("/s, ") + 4;
  const std::size_t colon = text.find(':', time);
  INFO(text);
  REQUIRE(colon != std::string::npos);
  const double left = std::stod(text.substr(time, colon - time)) * 60 + std::stod(text.substr(colon + 1));
  CHECK(left >= least);
  CHECK(left <= most);

  report.begin("merging", 10);
  std::this_thread::sleep_for(std::chrono::milliseconds(450));
  report.advance(15);
  CHECK_THAT(stream.str(),
             Contains("[########################] merging: 15 of 10, ") && Contains(", 0:00 left"));
}

TEST_CASE("of pieces of a work the share is shown, never beyond the whole", "[progress]") {
  std::ostringstream stream;
  ProgressReport report(stream, ProgressStyle::bar, false);
  const auto show = [&](std::size_t total, std::size_t steps) {
    stream.str({});
    report.begin("merging", total, Steps::share);
    std::this_thread::sleep_for(std::chrono::milliseconds(450));
    report.advance(steps);
    return stream.str();
  };
  CHECK_THAT(show(2000, 500), Contains("[######                  ] merging: 25 %, 0:0") &&
                                  Contains(" left") && !Contains("500") && !Contains("/s"));
  CHECK_THAT(show(20, 50), Contains("] merging: 100 %, 0:00 left"));
}

TEST_CASE("a bar fits the terminal as wide as it is now", "[progress]") {
  std::ostringstream stream;
  ProgressReport report(stream, ProgressStyle::bar, false);
  std::size_t columns = 80;
  report.fit_to([&] { return columns; });
  report.begin("merging", 2000, Steps::share);
  std::this_thread::sleep_for(std::chrono::milliseconds(450));
  const auto drawn = [&](std::size_t width) {
    columns = width;
    stream.str({});
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    report.advance(500);
    const std::string text = stream.str();
    REQUIRE(text.starts_with('\r'));
    REQUIRE(text.ends_with("\033[K"));
    return text.substr(1, text.size() - 4);
  };
  CHECK_THAT(drawn(80), Contains("[######                  ] merging: 25 %"));
  CHECK_THAT(drawn(40), Contains("#") && Contains("] merging: 50 %, 0:0") && Catch::EndsWith(" left"));
  CHECK(drawn(30).size() < 30);
  CHECK(drawn(10) == "merging: ");
  CHECK(drawn(1).empty());
}

TEST_CASE("in a log a short run says nothing, and with timings a line a stage", "[progress]") {
  CHECK(show_half(ProgressStyle::lines) == "");
  CHECK_THAT(show_half(ProgressStyle::lines, true),
             Catch::StartsWith("fihris: indexing: 0.") && Catch::EndsWith(" s\n"));
}

TEST_CASE("a quiet run shows no progress", "[progress]") {
  CHECK(show_half(ProgressStyle::none) == "");
}
