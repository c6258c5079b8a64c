#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/shown/marked_text.h"

namespace fihris {

/// How right-to-left text is written to a terminal.
enum class BidiMode {
  automatic,  ///< isolate on a terminal, logical elsewhere
  logical,    ///< as stored
  isolate,    ///< each field between isolates (Unicode UAX #9), so that fields of one line do not mix
  visual,     ///< reordered and shaped here, for terminals that do neither
};

/// True if `text` has letters or numbers that make text run from right to left.
bool has_right_to_left(std::string_view text);

/// `text` between U+2068 and U+2069 if it has right-to-left characters, else as it is. The text itself must
/// have no isolates (safe_text).
std::string isolated(std::string_view text);

/// `text` cut into lines of at most `columns` columns, each in the order in which it is seen from left to
/// right, Arabic letters in their joined forms. The direction of the whole is that of its first letter. At
/// least one line.
std::vector<MarkedText> visual_lines(const MarkedText& text, std::size_t columns);

}  // namespace fihris
