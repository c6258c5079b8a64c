#include "analyzers/words/utf8.h"

#include <cstdint>

#include <unicode/utf8.h>

namespace fihris {

char32_t next_character(std::string_view utf8, std::size_t& offset) {
  // ICU counts in 32 bits; no character is longer than four bytes.
  const std::string_view window = utf8.substr(offset, U8_MAX_LENGTH);
  const auto size = static_cast<std::int32_t>(window.size());
  std::int32_t length = 0;
  UChar32 character = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT_OR_FFFD(window.data(), length, size, character);
#pragma GCC diagnostic pop
  offset += static_cast<std::size_t>(length);
  return static_cast<char32_t>(character);
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string characters;
  characters.reserve(utf8.size());
  for (std::size_t offset = 0; offset < utf8.size();) characters.push_back(next_character(utf8, offset));
  return characters;
}

void append_utf8(std::string& utf8, char32_t character) {
  const auto append = [&](char32_t byte) { utf8 += static_cast<char>(byte); };
  const auto append_trail = [&](unsigned shift) { append(0x80 | ((character >> shift) & 0x3F)); };
  if (character < 0x80) {
    append(character);
  } else if (character < 0x800) {
    append(0xC0 | character >> 6);
    append_trail(0);
  } else if (character < 0x10000) {
    append(0xE0 | character >> 12);
    append_trail(6);
    append_trail(0);
  } else {
    append(0xF0 | character >> 18);
    append_trail(12);
    append_trail(6);
    append_trail(0);
  }
}

std::string to_utf8(std::u32string_view characters) {
  std::string utf8;
  for (const char32_t character : characters) append_utf8(utf8, character);
  return utf8;
}

}  // namespace fihris
