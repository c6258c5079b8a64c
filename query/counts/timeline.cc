#include "query/counts/timeline.h"

#include <charconv>
#include <chrono>
#include <map>
#include <string_view>

namespace fihris {
namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string padded(int value, std::size_t digits) {
  std::string text = std::to_string(value);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string name_of(const std::string& day, Period period) {
  std::string name = day.substr(0, 4);
  if (period != Period::year) name += "-" + day.substr(4, 2);
  if (period == Period::day) name += "-" + day.substr(6, 2);
  return name;
}

/// The period behind one.
std::string next(const std::string& name, Period period) {
  const int year = number(std::string_view(name).substr(0, 4));
  if (period == Period::year) return padded(year + 1, 4);
  const int month = number(std::string_view(name).substr(5, 2));
  if (period == Period::month) {
    return month == 12 ? padded(year + 1, 4) + "-01" : padded(year, 4) + "-" + padded(month + 1, 2);
  }
  using namespace std::chrono;
  const auto day = static_cast<unsigned>(number(std::string_view(name).substr(8, 2)));
  const year_month_day after(sys_days(std::chrono::year(year) / month / day) + days(1));
  return padded(static_cast<int>(after.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(after.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(after.day())), 2);
}

}  // namespace

std::vector<PeriodCount> count_by_period(const std::vector<std::string>& days, Period period) {
  std::map<std::string, unsigned> counts;
  unsigned without = 0;
  for (const std::string& day : days) {
    day.size() == 8 ? ++counts[name_of(day, period)] : ++without;
  }
  std::vector<PeriodCount> rows;
  for (const auto& [name, articles] : counts) {
    if (!rows.empty()) {
      std::vector<PeriodCount> gap;
      std::string between = next(rows.back().period, period);
      for (; between < name && gap.size() <= longest_gap(period); between = next(between, period))
        gap.push_back({between, 0});
      if (gap.size() <= longest_gap(period)) rows.insert(rows.end(), gap.begin(), gap.end());
    }
    rows.push_back({name, articles});
  }
  if (without > 0) rows.push_back({"", without});
  return rows;
}

}  // namespace fihris
