#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/dates/day.h"
#include "query/language/ast.h"

namespace fihris {

/// The days that `text` names, or a range A..B of which one end may be missing. Each is a year, a month or a
/// day: YYYY, YYYY-MM, YYYY-MM-DD, D/M/YYYY, with the names of months of every Arab country, in English and
/// in French; years from 1300 to 1500 are Hijri (Umm al-Qura), with their months; or counted from `today`
/// (relative_date.h). A slash serves as the hyphen does, underscores as blanks, digits may be of any script.
/// None if the text is no date or the range ends before it begins.
std::optional<DateRange> parse_dates(std::string_view text, const Day& today);

/// The same on the day that it is here now.
std::optional<DateRange> parse_dates(std::string_view text);

/// YYYY-MM-DD of YYYYMMDD; any other text as it is.
std::string with_hyphens(const std::string& day);

/// A day as people are shown it: behind `~` if it is not the article's, but that of its file (`origin` is
/// "file").
std::string marked_day(const std::string& day, const std::string& origin);

}  // namespace fihris
