#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fihris {

/// What next_character() returns for an ill-formed sequence (and for U+FFFD itself).
inline constexpr char32_t replacement_character = 0xFFFD;

/// The character at `offset`, which is moved past it. REQUIRES: offset < utf8.size().
char32_t next_character(std::string_view utf8, std::size_t& offset);

/// The characters of well-formed UTF-8, for rules that look at letters by number. Ill-formed bytes become
/// U+FFFD.
std::u32string to_utf32(std::string_view utf8);

/// Appends one character to UTF-8 text.
void append_utf8(std::string& utf8, char32_t character);

std::string to_utf8(std::u32string_view characters);

}  // namespace fihris
