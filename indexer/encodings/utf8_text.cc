#include "indexer/encodings/utf8_text.h"

#include <unicode/utf8.h>

#include "analyzers/words/utf8.h"
#include "indexer/encodings/code_pages.h"

namespace fihris {
namespace {

/// Less than the two bytes of a letter would cost as two letters of another encoding.
constexpr Cost cost_of_ill_formed = 80;
constexpr Cost cost_of_stray_sign = 60;  ///< quotes, dashes

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool is_ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_stray_sign(std::uint8_t byte) {
  return code_pages()[windows_1256].classes[byte] == LetterClass::punctuation;
}

/// What the one byte at `offset`, which is not UTF-8, stands for in Windows-1256; empty if it is more likely
/// the rest of a character.
std::string_view stray_character(std::string_view text, std::size_t offset) {
  const CodePage& page = code_pages()[windows_1256];
  const auto byte = static_cast<std::uint8_t>(text[offset]);
  const LetterClass kind = page.classes[byte];
  const bool touches_latin = (offset > 0 && is_ascii_letter(text[offset - 1])) ||
                             (offset + 1 < text.size() && is_ascii_letter(text[offset + 1]));
  const bool fits = kind == LetterClass::punctuation || (kind == LetterClass::accented && touches_latin);
  return fits ? std::string_view(page.text[byte - 0x80]) : std::string_view();
}

}  // namespace

bool is_utf8(std::string_view text) {
  const std::uint8_t* bytes = bytes_of(text);
  const std::size_t size = text.size();
  for (std::size_t i = 0; i < size;) {
    if (bytes[i] < 0x80) {
      ++i;
    } else if (bytes[i] >= 0xC2 && bytes[i] < 0xE0 && i + 1 < size && (bytes[i + 1] & 0xC0) == 0x80) {
      i += 2;
    } else {
      UChar32 character;
      U8_NEXT(bytes, i, size, character);
      if (character < 0) return false;
    }
  }
  return true;
}

std::size_t append_repaired_utf8(std::string& repaired, std::string_view text) {
  const std::uint8_t* bytes = bytes_of(text);
  std::size_t repairs = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 character;
    U8_NEXT(bytes, i, text.size(), character);
    if (character >= 0) {
      repaired.append(text.substr(begin, i - begin));
      continue;
    }
    ++repairs;
    const std::string_view stray = i - begin == 1 ? stray_character(text, begin) : std::string_view();
    if (stray.empty()) {
      append_utf8(repaired, replacement_character);
    } else {
      repaired.append(stray);
    }
  }
  return repairs;
}

Cost cost_as_utf8(std::string_view text) {
  const std::uint8_t* bytes = bytes_of(text);
  Cost cost = 0;
  LetterClass last = LetterClass::edge;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 character;
    U8_NEXT(bytes, i, text.size(), character);
    if (character < 0) {
      cost += is_stray_sign(bytes[i - 1]) ? cost_of_stray_sign : cost_of_ill_formed;
      last = LetterClass::edge;
      continue;
    }
    const LetterClass kind = letter_class(static_cast<char32_t>(character));
    cost += pair_cost(last, kind);
    last = kind;
  }
  return cost + pair_cost(last, LetterClass::edge);
}

}  // namespace fihris
