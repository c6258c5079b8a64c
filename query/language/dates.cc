#include "query/language/dates.h"

#include <array>
#include <string>

#include "query/language/characters.h"

namespace fihris {
namespace {

/// `text` with ASCII digits and hyphens; other characters than digits, hyphen, slash and dot become '?'.
std::string to_ascii(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    at += size;
    if (is_invisible(code)) continue;
    const int digit = digit_value(code);
    if (digit >= 0) {
      result += static_cast<char>('0' + digit);
    } else if (code == '-' || code == '/') {
      result += '-';
    } else {
      result += code == '.' ? '.' : '?';
    }
  }
  return result;
}

unsigned days_in_month(unsigned year, unsigned month) {
  constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

/// Takes a number of `least` to `most` digits off the front of `text`.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  unsigned number = 0;
  while (length < text.size() && length < most && text[length] >= '0' && text[length] <= '9') {
    number = number * 10 + static_cast<unsigned>(text[length++] - '0');
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool take_hyphen(std::string_view& text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

/// A year, month or day as the days it covers.
std::optional<DateRange> parse_period(std::string_view text) {
  const auto year = take_number(text, 4, 4);
  if (!year || *year == 0) return std::nullopt;
  unsigned first_month = 1;
  unsigned last_month = 12;
  unsigned first_day = 1;
  unsigned last_day = 31;
  if (take_hyphen(text)) {
    const auto month = take_number(text, 1, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    first_month = last_month = *month;
    last_day = days_in_month(*year, *month);
    if (take_hyphen(text)) {
      const auto day = take_number(text, 1, 2);
      if (!day || *day < 1 || *day > last_day) return std::nullopt;
      first_day = last_day = *day;
    }
  }
  if (!text.empty()) return std::nullopt;
  return DateRange{*year * 10000 + first_month * 100 + first_day,
                   *year * 10000 + last_month * 100 + last_day};
}

}  // namespace

std::optional<DateRange> parse_dates(std::string_view text) {
  const std::string ascii = to_ascii(text);
  const std::string_view all = ascii;
  const std::size_t dots = all.find("..");
  if (dots == std::string_view::npos) return parse_period(all);
  const std::string_view from = all.substr(0, dots);
  const std::string_view to = all.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  DateRange range;
  if (!from.empty()) {
    const auto period = parse_period(from);
    if (!period) return std::nullopt;
    range.first = period->first;
  }
  if (!to.empty()) {
    const auto period = parse_period(to);
    if (!period) return std::nullopt;
    range.last = period->last;
  }
  if (range.last < range.first) return std::nullopt;
  return range;
}

std::string with_hyphens(const std::string& day) {
  return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : day;
}

}  // namespace fihris
