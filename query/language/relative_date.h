#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "analyzers/dates/day.h"

namespace fihris {

/// First and last day.
using Days = std::pair<Day, Day>;

/// The days that `text` names by `today`, in English or Arabic: today, yesterday; this or last week, month
/// and year; N days, weeks, months or years, with or without `ago`, which are the day so long before (notmuch
/// has the same). A week begins on Sunday. None for anything else.
std::optional<Days> relative_date(std::string_view text, const Day& today);

/// The day that it is here now, by the local time.
Day today_here();

}  // namespace fihris
