#include "web/pages/histogram.h"

#include <numeric>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

unsigned sum(const Histogram& histogram) {
  return std::accumulate(histogram.bars.begin(), histogram.bars.end(), 0u,
                         [](unsigned before, const Bar& bar) { return before + bar.articles; });
}

}  // namespace

TEST_CASE("a histogram has a bar for each year from the first to the last, and one for no day",
          "[histogram]") {
  const Histogram histogram = histogram_of({"20150101", "20151231", "20180505", ""});
  CHECK(histogram.facet == Facet::year);
  CHECK(histogram.bars == std::vector<Bar>{{"2015", 2}, {"2016", 0}, {"2017", 0}, {"2018", 1}, {"", 1}});
  CHECK(histogram.most_articles == 2);
}

TEST_CASE("days of two years are counted by month", "[histogram]") {
  const Histogram histogram = histogram_of({"20151130", "20160101", "20160131"});
  CHECK(histogram.facet == Facet::month);
  CHECK(histogram.bars == std::vector<Bar>{{"2015-11", 1}, {"2015-12", 0}, {"2016-01", 2}});
}

TEST_CASE("absurd years are counted together, and none is lost", "[histogram]") {
  std::vector<std::string> days{"00010101", "19010101", "20990101", "99991231", "", ""};
  for (int year = 2000; year < 2026; ++year) days.insert(days.end(), 3, std::to_string(year) + "0601");
  const Histogram histogram = histogram_of(days);
  CHECK(histogram.bars.front() == Bar{"..1999", 2});
  CHECK(histogram.bars[1] == Bar{"2000", 3});
  CHECK(histogram.bars[26] == Bar{"2025", 3});
  CHECK(histogram.bars[27].key.ends_with(".."));
  CHECK(histogram.bars[27].articles == 2);
  CHECK(histogram.bars.back() == Bar{"", 2});
  CHECK(sum(histogram) == days.size());
}

TEST_CASE("every day is in some bar, whatever the days are", "[histogram]") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::vector<std::string> days;
    unsigned state = seed;
    for (unsigned i = 0; i < seed * 3; ++i) {
      state = state * 1'103'515'245u + 12'345u;
      const unsigned year = seed % 3 == 0 ? 2000 + (state >> 16) % 2 : (state >> 16) % 10'000;
      std::string day = std::to_string(year);
      day.insert(0, 4 - day.size(), '0');
      days.push_back(state % 7 == 0 ? "" : day + (state % 2 == 0 ? "0115" : "1231"));
    }
    INFO(seed);
    const Histogram histogram = histogram_of(days);
    CHECK(sum(histogram) == days.size());
    CHECK(histogram.bars.size() <= 33);
  }
  CHECK(histogram_of({}).bars.empty());
  CHECK(histogram_of({"", ""}).bars == std::vector<Bar>{{"", 2}});
}
