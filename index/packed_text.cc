#include "index/packed_text.h"

#include <unicode/utf8.h>

#include <array>
#include <utility>

namespace fihris {
namespace {

constexpr char escape = '\x1A';
constexpr char raw_byte = '\x01';

/// U+0600-U+067F are D8 80 to D9 BF in UTF-8.
constexpr unsigned char first_lead = 0xD8;
constexpr unsigned char last_lead = 0xD9;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

/// Appends the character that begins at `begin` and stands for itself nowhere: the escape, or what is neither
/// ASCII nor packed in a byte. Returns where it ends.
std::size_t escape_character(std::string_view text, std::size_t begin, std::string& packed) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t end = begin;
  UChar32 character;
  U8_NEXT(bytes, end, text.size(), character);
  packed.push_back(escape);
  if (character >= 0) {
    packed.append(text, begin, end - begin);
    return end;
  }
  packed.push_back(raw_byte);
  packed.push_back(text[begin]);
  return begin + 1;
}

}  // namespace

std::string pack(std::string_view text) {
  std::string packed;
  packed.reserve(text.size());
  append_packed(packed, text);
  return packed;
}

void append_packed(std::string& packed, std::string_view text) {
  std::array<char, 512> letters;  // that have not been appended yet
  std::size_t count = 0;
  const auto append_letters = [&] { packed.append(letters.data(), std::exchange(count, 0)); };
  for (std::size_t i = 0; i < text.size();) {
    if (count == letters.size()) append_letters();
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 && text[i] != escape) {
      letters[count++] = text[i++];
    } else if (byte >= first_lead && byte <= last_lead && i + 1 < text.size() &&
               is_continuation(static_cast<unsigned char>(text[i + 1]))) {
      const auto low = static_cast<unsigned char>(text[i + 1]) & 0x3F;
      letters[count++] = static_cast<char>(0x80 | (byte - first_lead) << 6 | low);
      i += 2;
    } else {
      append_letters();
      i = escape_character(text, i, packed);
    }
  }
  append_letters();
}

std::string unpack(std::string_view packed) {
  std::string text;
  text.reserve(packed.size() * 2);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const auto byte = static_cast<unsigned char>(packed[i]);
    if (byte >= 0x80) {
      text.push_back(static_cast<char>(first_lead + ((byte >> 6) & 1)));
      text.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
      continue;
    }
    if (packed[i] == escape && i + 1 < packed.size()) {
      ++i;
      std::size_t size = 1;
      if (packed[i] == raw_byte && i + 1 < packed.size())
        ++i;
      else if (U8_IS_LEAD(packed[i]))
        size = 1 + U8_COUNT_TRAIL_BYTES(packed[i]);
      const auto escaped = packed.substr(i, size);
      text.append(escaped);
      i += escaped.size() - 1;
      continue;
    }
    text.push_back(packed[i]);
  }
  return text;
}

}  // namespace fihris
