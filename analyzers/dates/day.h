#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// A day of the Gregorian calendar.
struct Day {
  int year = 0;   ///< 1 to 9999
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31

  auto operator<=>(const Day&) const = default;
};

/// YYYY-MM-DD.
std::string to_iso(const Day& day);

/// Nothing if the calendar has no such day.
std::optional<Day> gregorian_day(int year, int month, int day);

/// The day of the Umm al-Qura calendar (Saudi Arabia's;
/// https://webspace.science.uu.nl/~gent0113/islam/ummalqura.htm), for years from 1300 to 1600. Nothing if
/// there is no such day.
std::optional<Day> hijri_day(int year, int month, int day);

/// The first day that `text` names in full, as people and programs write it: 2015-07-21, 21/7/2015, 21 July
/// 2015, July 21, 2015, with the months of every Arab country, in English and in French, digits of any
/// script, and Hijri days. A Gregorian day goes before a Hijri one, wherever they stand. In 5/7/2015 the day
/// comes first. Nothing for a month alone, a year alone, or numbers that merely look alike (2024-17,
/// telephone numbers). Looks at the first 4,096 bytes.
std::optional<Day> find_day(std::string_view text);

/// The day of the first line of a text's head that is a line of its date: it has one, and few words around
/// it, or begins with one as the news of agencies do ("Amman, 5 May 2015 (Petra) - ..."). Days of changes do
/// not count, nor do days inside of sentences, of lives, or in lists of what happened when. Looks at the
/// first eight lines, at most 1,500 bytes.
std::optional<Day> find_date_line(std::string_view text);

/// The day in the name of a file or a folder, or in an address: 2015/07/21, 2015-07-21, 20150721. Of several
/// the last counts.
std::optional<Day> find_day_in_path(std::string_view path);

/// As find_day, and also the forms that programs alone use: 20150721, seconds or milliseconds since 1970, and
/// Tue Jul 21 02:51:32 +0000 2015.
std::optional<Day> parse_timestamp(std::string_view text);

}  // namespace fihris
