#include "commands/progress_report.h"

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

TEST_CASE("in a log a short run says nothing, and with timings a line a stage", "[progress]") {
  CHECK(show_half(ProgressStyle::lines) == "");
  CHECK_THAT(show_half(ProgressStyle::lines, true),
             Catch::StartsWith("fihris: indexing: 0.") && Catch::EndsWith(" s\n"));
}

TEST_CASE("a quiet run shows no progress", "[progress]") {
  CHECK(show_half(ProgressStyle::none) == "");
}
