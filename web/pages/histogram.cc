#include "web/pages/histogram.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace fihris {
namespace {

constexpr int most_bars = 30;
constexpr int months_of_year = 12;

/// A year, or a month counted from the year 0.
using Period = int;

std::string key_of(Period period, bool by_month) {
  char text[16];
  if (by_month) {
    std::snprintf(text, sizeof text, "%04d-%02d", period / months_of_year % 10'000,
                  period % months_of_year + 1);
  } else {
    std::snprintf(text, sizeof text, "%04d", period % 10'000);
  }
  return text;
}

/// The first of so many periods in a row that have the most articles.
Period best_window(const std::map<Period, unsigned>& counts) {
  Period best = counts.begin()->first;
  unsigned most = 0;
  for (const auto& [first, unused] : counts) {
    unsigned articles = 0;
    for (auto at = counts.find(first); at != counts.end() && at->first < first + most_bars; ++at)
      articles += at->second;
    if (articles >= most) best = first;  // of equals the latest
    most = std::max(most, articles);
  }
  return best;
}

}  // namespace

Histogram histogram_of(const std::vector<std::string>& days) {
  Histogram histogram;
  std::map<Period, unsigned> years, months;
  unsigned without = 0;
  for (const std::string& day : days) {
    if (day.size() != 8) {
      ++without;
      continue;
    }
    const int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(4, 2)) - 1;
    ++years[year];
    ++months[year * months_of_year + std::clamp(month, 0, months_of_year - 1)];
  }
  const bool by_month = !years.empty() && years.rbegin()->first - years.begin()->first < 2;
  if (by_month) histogram.facet = Facet::month;
  const auto& counts = by_month ? months : years;
  if (!counts.empty()) {
    const Period first = best_window(counts);
    const Period last = std::min(first + most_bars - 1, counts.rbegin()->first);
    unsigned before = 0, behind = 0;
    std::vector<Bar> shown;
    for (Period period = first; period <= last; ++period) shown.push_back({key_of(period, by_month), 0});
    for (const auto& [period, articles] : counts) {
      if (period < first) {
        before += articles;
      } else if (period > last) {
        behind += articles;
      } else {
        shown[static_cast<std::size_t>(period - first)].articles = articles;
      }
    }
    while (shown.back().articles == 0) shown.pop_back();
    if (before > 0) histogram.bars.push_back({".." + key_of(first - 1, by_month), before});
    histogram.bars.insert(histogram.bars.end(), shown.begin(), shown.end());
    if (behind > 0) histogram.bars.push_back({key_of(last + 1, by_month) + "..", behind});
  }
  if (without > 0) histogram.bars.push_back({"", without});
  for (const Bar& bar : histogram.bars)
    histogram.most_articles = std::max(histogram.most_articles, bar.articles);
  return histogram;
}

}  // namespace fihris
