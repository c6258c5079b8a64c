#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/shown/bidi.h"

namespace fihris {

/// A line as a terminal is to be given it: in the order that `mode` asks for, and broken at blanks into lines
/// of at most `columns` columns, joined by newlines. 0 columns: never broken.
///
/// `line` is UTF-8 in logical order without a newline, whose fields are between U+2068 and U+2069; it may
/// hold colours and hyperlinks of this program (style_sequence). The line as a whole runs from left to right.
///
/// Columns are those of terminals: marks take none, wide characters two, the ligature of lam and alef one in
/// visual order and two elsewhere. Further lines are indented as what the first one says is; those of a text
/// from right to left end together on the right. A word without right-to-left letters that is longer than a
/// line, such as a path, is left to the terminal, so that it can be copied; others are cut between letters
/// with their marks. A line with left-to-right marks whose first letter is not of a text from right to left
/// is one whose columns matter, as of a caret's: it is neither broken nor has it the ligature.
///
/// REQUIRES: mode is not automatic.
std::string lay_out(std::string_view line, BidiMode mode, std::size_t columns);

}  // namespace fihris
