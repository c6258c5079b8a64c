#include <cstddef>

#include "analyzers/dates/day.h"

namespace fihris {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2100;

class PathDigits {
 public:
  explicit PathDigits(std::string_view path) : path_(path) {}

  bool is_digit(std::size_t i) const { return i < path_.size() && path_[i] >= '0' && path_[i] <= '9'; }

  bool are_digits(std::size_t i, std::size_t count) const {
    for (std::size_t k = 0; k < count; ++k) {
      if (!is_digit(i + k)) return false;
    }
    return true;
  }

  int number(std::size_t i, std::size_t digits) const {
    int value = 0;
    for (std::size_t k = 0; k < digits; ++k) value = value * 10 + (path_[i + k] - '0');
    return value;
  }

  /// The day that begins with its year at `i`.
  std::optional<Day> day_at(std::size_t i) const {
    if ((i > 0 && is_digit(i - 1)) || !are_digits(i, 4)) return std::nullopt;
    const int year = number(i, 4);
    if (year < first_year || year > last_year) return std::nullopt;
    if (are_digits(i + 4, 4)) {
      if (is_digit(i + 8)) return std::nullopt;
      return gregorian_day(year, number(i + 4, 2), number(i + 6, 2));
    }
    const char separator = i + 4 < path_.size() ? path_[i + 4] : '\0';
    if (separator != '/' && separator != '-' && separator != '_' && separator != '.') return std::nullopt;
    const std::size_t month = i + 5;
    const std::size_t month_digits = are_digits(month, 2) ? 2 : 1;
    const std::size_t day = month + month_digits + 1;
    if (!are_digits(month, month_digits) || day > path_.size() || path_[day - 1] != separator ||
        !is_digit(day))
      return std::nullopt;
    const std::size_t day_digits = is_digit(day + 1) ? 2 : 1;
    if (is_digit(day + day_digits)) return std::nullopt;
    return gregorian_day(year, number(month, month_digits), number(day, day_digits));
  }

 private:
  std::string_view path_;
};

}  // namespace

std::optional<Day> find_day_in_path(std::string_view path) {
  const PathDigits digits(path);
  for (std::size_t i = path.size(); i-- > 0;) {
    if (const auto day = digits.day_at(i)) return day;
  }
  return std::nullopt;
}

}  // namespace fihris
