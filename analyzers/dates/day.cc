#include "analyzers/dates/day.h"

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <unicode/ucal.h>

namespace fihris {
namespace {

constexpr double ms_a_day = 86'400'000;

struct CloseCalendar {
  void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};
using Calendar = std::unique_ptr<UCalendar, CloseCalendar>;

Calendar open(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  static constexpr UChar utc[] = {u'U', u'T', u'C', 0};
  Calendar calendar(ucal_open(utc, 3, locale, UCAL_DEFAULT, &status));
  if (U_FAILURE(status)) return nullptr;
  // Dates before 1582 stand in texts as the historians' calendar has them; for the days of articles it is all
  // the same.
  ucal_setGregorianChange(calendar.get(), -1e18, &status);
  return calendar;
}

Day to_day(UDate time) {
  const auto days = static_cast<std::int64_t>(time >= 0 ? time / ms_a_day : (time - ms_a_day + 1) / ms_a_day);
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  const std::int64_t z = days + 719'468;
  const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const std::int64_t doe = z - era * 146'097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<int>(yoe + era * 400 + (month <= 2)), static_cast<int>(month),
          static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

}  // namespace

std::string to_iso(const Day& day) {
  char text[16];
  const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
  return {text, static_cast<std::size_t>(size)};
}

std::optional<Day> gregorian_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > lengths[month - 1] + (month == 2 && is_leap)) return std::nullopt;
  return Day{year, month, day};
}

std::optional<Day> hijri_day(int year, int month, int day) {
  if (year < 1300 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  const Calendar calendar = open("@calendar=islamic-umalqura");
  if (!calendar) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucal_clear(calendar.get());
  ucal_setDate(calendar.get(), year, month - 1, day, &status);
  ucal_set(calendar.get(), UCAL_MILLISECONDS_IN_DAY, 0);
  const UDate time = ucal_getMillis(calendar.get(), &status);
  // A 30th day of a month of 29 is not taken for the first of the next one.
  const bool is_there = ucal_get(calendar.get(), UCAL_DATE, &status) == day;
  if (U_FAILURE(status) || !is_there) return std::nullopt;
  return to_day(time);
}

namespace {

/// Tue Jul 21 02:51:32 2015, as ctime of C writes, or with a zone before the year.
std::optional<Day> find_day_of_ctime(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
  const bool is_one = (all.size() == 5 || all.size() == 6) && all[3].find(':') != std::string::npos;
  return is_one ? find_day(all[2] + ' ' + all[1] + ' ' + all.back()) : std::nullopt;
}

}  // namespace

std::optional<Day> parse_timestamp(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return std::nullopt;
  std::string_view digits = text.substr(begin);
  const auto end = digits.find_last_not_of(" \t\r\n");
  digits = digits.substr(0, end + 1);
  if (digits.find_first_not_of("0123456789") != digits.npos) {
    // 20150721T103000 and the like.
    const bool is_compact = digits.size() > 8 && digits.find_first_not_of("0123456789") == 8;
    if (!is_compact) {
      const auto day = find_day(text);
      return day ? day : find_day_of_ctime(text);
    }
    digits = digits.substr(0, 8);
  }
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.size() == 8 || digits.size() == 14) {
    if (digits.size() == 14) number /= 1'000'000;
    return gregorian_day(static_cast<int>(number / 10'000), static_cast<int>(number / 100 % 100),
                         static_cast<int>(number % 100));
  }
  if (digits.size() == 9 || digits.size() == 10) return to_day(static_cast<double>(number) * 1000);
  if (digits.size() == 13) return to_day(static_cast<double>(number));
  return std::nullopt;
}

}  // namespace fihris
