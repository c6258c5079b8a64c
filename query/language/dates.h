#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/language/ast.h"

namespace fihris {

/// The days that `text` names: YYYY, YYYY-MM or YYYY-MM-DD, or a range A..B of which one end may be missing.
/// Years from 1300 to 1500 are Hijri (Umm al-Qura), with their months. A slash serves as the hyphen does,
/// digits may be of any script. None if the text is no date or the range ends before it begins.
std::optional<DateRange> parse_dates(std::string_view text);

/// YYYY-MM-DD of YYYYMMDD; any other text as it is.
std::string with_hyphens(const std::string& day);

}  // namespace fihris
