#pragma once

#include <string>
#include <vector>

namespace fihris {

enum class Period { day, month, year };

/// A day, month or year, and the articles of it.
struct PeriodCount {
  std::string period;  ///< YYYY-MM-DD, YYYY-MM or YYYY; empty: the articles without a day
  unsigned articles = 0;
};

/// So many rows without articles may follow each other; of longer gaps only the ends are there.
constexpr std::size_t longest_gap(Period period) {
  return period == Period::day ? 366 : period == Period::month ? 24 : 10;
}

/// Counts days (YYYYMMDD, empty for none) by period, in the order of time, those in between without articles
/// included; the articles without a day last. The rows add up to the number of days.
std::vector<PeriodCount> count_by_period(const std::vector<std::string>& days, Period period);

}  // namespace fihris
