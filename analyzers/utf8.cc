#include "analyzers/utf8.h"

#include <cstdint>

#include <unicode/utf8.h>

namespace fihris {

std::u32string to_utf32(std::string_view utf8) {
  std::u32string characters;
  characters.reserve(utf8.size());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(utf8.data(), i, size, character);
    characters.push_back(static_cast<char32_t>(character));
  }
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
