#include "query/language/dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/dates/day.h"
#include "query/language/characters.h"
#include "query/language/relative_date.h"

namespace fihris {
namespace {

constexpr std::size_t most_written_bytes = 100;

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

/// Of the form YYYY-... in digits and hyphens alone.
bool begins_with_year(std::string_view text) {
  constexpr std::size_t digits = 4;
  return text.size() > digits && text.find_first_not_of("0123456789") == digits && text[digits] == '-' &&
         text.find_first_not_of("0123456789-") == text.npos;
}

bool is_hijri_year(unsigned year) {
  return year >= 1300 && year <= 1500;
}

/// The last day of a Hijri month, which has 29 or 30 of them.
std::optional<Day> last_hijri_day(int year, int month) {
  const auto day = hijri_day(year, month, 30);
  return day ? day : hijri_day(year, month, 29);
}

unsigned as_number(const Day& day) {
  return static_cast<unsigned>(day.year * 10000 + day.month * 100 + day.day);
}

/// The days of a Hijri year, of its month if that is not 0, or of a day of that if it is not 0.
std::optional<DateRange> hijri_period(unsigned year, unsigned month, unsigned day) {
  const int given_year = static_cast<int>(year);
  const int first_month = month ? static_cast<int>(month) : 1;
  const auto first = hijri_day(given_year, first_month, day ? static_cast<int>(day) : 1);
  const auto last = day ? first : last_hijri_day(given_year, month ? static_cast<int>(month) : 12);
  if (!first || !last) return std::nullopt;
  return DateRange{as_number(*first), as_number(*last)};
}

/// A year, month or day as the days it covers.
std::optional<DateRange> parse_period(std::string_view text) {
  const auto year = take_number(text, 4, 4);
  if (!year || *year == 0) return std::nullopt;
  unsigned month = 0;
  unsigned day = 0;
  if (take_hyphen(text)) {
    month = take_number(text, 1, 2).value_or(0);
    if (month < 1 || month > 12) return std::nullopt;
    if (take_hyphen(text)) {
      day = take_number(text, 1, 2).value_or(0);
      if (day < 1 || day > 31) return std::nullopt;
    }
  }
  if (!text.empty()) return std::nullopt;
  if (is_hijri_year(*year)) return hijri_period(*year, month, day);
  if (day > 0 && day > days_in_month(*year, month)) return std::nullopt;
  const unsigned first_month = month ? month : 1;
  const unsigned last_month = month ? month : 12;
  return DateRange{*year * 10000 + first_month * 100 + (day ? day : 1),
                   *year * 10000 + last_month * 100 +
                       (day     ? day
                        : month ? days_in_month(*year, month)
                                : 31)};
}

/// Whether a letter and a digit touch, as in no date that is written out.
bool has_glued_number(std::string_view text) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    at += size;
    if (before != 0 && is_word_character(before) && is_word_character(code) &&
        (digit_value(before) >= 0) != (digit_value(code) >= 0))
      return true;
    before = code;
  }
  return false;
}

/// A day as people write it, or a month with its year.
std::optional<DateRange> parse_written(std::string_view text) {
  if (text.size() > most_written_bytes || has_glued_number(text)) return std::nullopt;
  if (const auto day = find_day(text)) return DateRange{as_number(*day), as_number(*day)};
  // A month: the days of that number that it has.
  const auto numbered = [&](int day) { return find_day(std::to_string(day) + " " + std::string(text)); };
  const auto first = numbered(1);
  for (int last = 31; first && last >= 28; --last) {
    if (const auto day = numbered(last)) return DateRange{as_number(*first), as_number(*day)};
  }
  return std::nullopt;
}

std::optional<DateRange> parse_one(std::string_view text, const Day& today) {
  const std::string ascii = to_ascii(text);
  if (const auto period = parse_period(ascii)) return period;
  if (begins_with_year(ascii)) return std::nullopt;  // of a day or month that there is not
  std::string words(text);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (const auto days = relative_date(words, today))
    return DateRange{as_number(days->first), as_number(days->second)};
  return parse_written(words);
}

}  // namespace

std::optional<DateRange> parse_dates(std::string_view text) {
  return parse_dates(text, today_here());
}

std::optional<DateRange> parse_dates(std::string_view all, const Day& today) {
  const std::size_t dots = all.find("..");
  if (dots == std::string_view::npos) return parse_one(all, today);
  const std::string_view from = all.substr(0, dots);
  const std::string_view to = all.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  DateRange range;
  if (!from.empty()) {
    const auto period = parse_one(from, today);
    if (!period) return std::nullopt;
    range.first = period->first;
  }
  if (!to.empty()) {
    const auto period = parse_one(to, today);
    if (!period) return std::nullopt;
    range.last = period->last;
  }
  if (range.last < range.first) return std::nullopt;
  return range;
}

std::string with_hyphens(const std::string& day) {
  return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : day;
}

std::string marked_day(const std::string& day, const std::string& origin) {
  return (!day.empty() && origin == "file" ? "~" : "") + day;
}

}  // namespace fihris
