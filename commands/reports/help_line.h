#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// Lines of the usage, 80 columns wide: `head`, such as an option and its value, and `text` on its right,
/// which is broken at blanks and goes on below its beginning. A head that is too wide has its lines alone.
///
/// With `marks`, for readers that order letters by them (bidi.h), a text that runs from right to left is
/// between isolates in each line, and its lines end together on the right.
std::string help_line(std::string head, std::string_view text, bool marks);

/// The line that says how `command` is used.
std::string help_usage(const std::string& command, bool marks);

/// A text of its own of the usage: between isolates if there are to be `marks`.
std::string help_text(std::string_view text, bool marks);

}  // namespace fihris
