#pragma once

#include <cstddef>
#include <string_view>

namespace fihris {

/// A decoded character of UTF-8 text.
struct Character {
  char32_t code = 0;     ///< U+FFFD for ill-formed bytes
  std::size_t size = 0;  ///< in bytes
};

/// The character at byte `at` of `text`. Precondition: at < text.size().
Character character_at(std::string_view text, std::size_t at);

/// White space of any script, and control characters.
bool is_blank(char32_t code);

/// Format characters that no reader sees: direction marks, joiners, the byte order mark, the soft hyphen.
bool is_invisible(char32_t code);

/// A letter, digit or mark, tatweel included.
bool is_word_character(char32_t code);

/// The value of a decimal digit of any script, -1 for other characters.
int digit_value(char32_t code);

/// Columns that a terminal gives the character: 0, 1 or 2.
unsigned display_width(char32_t code);

/// Number of code points; ill-formed sequences count as one each.
std::size_t count_code_points(std::string_view text);

}  // namespace fihris
