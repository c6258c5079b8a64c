#pragma once

#include <cstddef>

namespace fihris {

/// Columns of the terminal on `descriptor`; where there is none, those of one on another standard descriptor,
/// which a pager shows it on; else $COLUMNS, else 80.
std::size_t columns_of(int descriptor);

/// True if standard output may be coloured where the user has not said: a terminal reads it that is not dumb
/// ($TERM), and $NO_COLOR is not set (no-color.org).
bool takes_colors();

/// True if a terminal reads standard output that may be given hyperlinks (OSC 8): none that is known to show
/// them as rubbish, which the Linux console and screen do.
bool takes_hyperlinks();

/// Rows of the terminal that reads standard output; 0 if none does.
std::size_t terminal_rows();

/// True if a line can be drawn anew on standard error: a terminal reads it that is not dumb.
bool takes_progress_bar();

}  // namespace fihris
