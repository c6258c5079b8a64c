#include "query/counts/timeline.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string rows(const std::vector<std::string>& days, Period period) {
  std::string text;
  for (const PeriodCount& row : count_by_period(days, period))
    text += (text.empty() ? "" : " ") + row.period + ":" + std::to_string(row.articles);
  return text;
}

}  // namespace

TEST_CASE("articles are counted by day, month and year, with what lies between", "[counts]") {
  const std::vector<std::string> days{"20160301", "20160228", "20160228", "20151231"};
  CHECK(rows({"20160301", "20160228"}, Period::day) == "2016-02-28:1 2016-02-29:0 2016-03-01:1");
  CHECK(rows(days, Period::month) == "2015-12:1 2016-01:0 2016-02:2 2016-03:1");
  CHECK(rows(days, Period::year) == "2015:1 2016:3");
  CHECK(rows({}, Period::day).empty());
}

TEST_CASE("articles without a day have a row of their own, and rows add up", "[counts]") {
  CHECK(rows({"", "20151231", ""}, Period::month) == "2015-12:1 :2");
}

TEST_CASE("a long gap is left out", "[counts]") {
  CHECK(rows({"00010101", "99991231"}, Period::day) == "0001-01-01:1 9999-12-31:1");
  CHECK(count_by_period({"20150101", "20160101"}, Period::day).size() == 366);
  CHECK(rows({"19420101", "20150101"}, Period::year) == "1942:1 2015:1");
  CHECK(count_by_period({"20040101", "20150101"}, Period::year).size() == 12);
  CHECK(count_by_period({"20120101", "20150101"}, Period::month).size() == 2);
  CHECK(count_by_period({"20130101", "20150101"}, Period::month).size() == 25);
}
