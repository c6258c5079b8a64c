#pragma once

#include <cstddef>

namespace fihris {

/// Columns of the terminal on `descriptor`; where there is none, $COLUMNS, else 80.
std::size_t columns_of(int descriptor);

/// True if standard output may be coloured where the user has not said: a terminal reads it that is not dumb
/// ($TERM), and $NO_COLOR is not set (no-color.org).
bool takes_colors();

/// True if a line can be drawn anew on standard error: a terminal reads it that is not dumb.
bool takes_progress_bar();

}  // namespace fihris
