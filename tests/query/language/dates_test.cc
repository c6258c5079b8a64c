#include "query/language/dates.h"

#include <fstream>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// A Thursday.
constexpr Day today{2026, 11, 26};

std::string days(const std::string& text, const Day& day = today) {
  const auto range = parse_dates(text, day);
  if (!range) return "-";
  return std::to_string(range->first) + " " + std::to_string(range->last);
}

}  // namespace

TEST_CASE("dates are read as people type them", "[dates]") {
  std::ifstream table(TABLES "/language/dates.tsv");
  unsigned rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(second != line.npos);
    INFO(line.substr(0, first));
    CHECK(days(line.substr(first + 1, second - first - 1)) == line.substr(second + 1));
    ++rows;
  }
  CHECK(rows > 20);
}

TEST_CASE("months have the days that they have", "[dates]") {
  CHECK(days("last month", {2024, 3, 31}) == "20240201 20240229");
  CHECK(days("last month", {2026, 1, 1}) == "20251201 20251231");
  CHECK(days("1 month ago", {2026, 3, 31}) == "20260228 20260228");
  CHECK(days("1 year ago", {2024, 2, 29}) == "20230228 20230228");
  CHECK(days("last week", {2026, 1, 1}) == "20251221 20251227");
  CHECK(days("this week", {2026, 11, 22}) == "20261122 20261128");
}

TEST_CASE("however long ago, a day is one", "[dates]") {
  CHECK(days("9999 years ago") == "10101 10101");
  CHECK(days("99999 years ago") == "-");
}
