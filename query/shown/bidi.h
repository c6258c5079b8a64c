#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// How right-to-left text is written to a terminal.
enum class BidiMode {
  automatic,  ///< as the terminal needs it; logical where none reads
  logical,    ///< as stored
  isolate,    ///< each field between isolates (Unicode UAX #9), so that fields of one line do not mix
  visual,     ///< reordered and shaped here, for terminals that do neither
  kitty,  ///< words reordered here, letters as stored, for terminals that turn and join the letters of words
};

/// True for a letter or number that makes text run from right to left.
bool is_right_to_left(char32_t code);

/// True if `text` has letters or numbers that make text run from right to left.
bool has_right_to_left(std::string_view text);

/// `text` between U+2068 and U+2069 if it has right-to-left characters, else as it is. The text itself must
/// have no isolates (safe_text).
std::string isolated(std::string_view text);

}  // namespace fihris
