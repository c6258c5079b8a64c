#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/encodings/letter_pairs.h"

namespace fihris {

/// What a byte that is a shape, not a letter, says of what follows it.
enum class Shape : std::uint8_t {
  any,    ///< nothing
  joins,  ///< a letter follows
  ends,   ///< none does
};

/// An encoding of a byte a character whose lower half is ASCII.
struct CodePage {
  const char* name;                      ///< as it is told to users
  std::array<std::string, 128> text;     ///< UTF-8 of the bytes from 0x80; U+FFFD for those it does not have
  std::array<LetterClass, 256> classes;  ///< of all bytes
  std::array<Shape, 256> shapes;         ///< of all bytes
};

/// The code pages in which Arabic and French articles come, the likelier first: Windows-1252 (with all of
/// ISO-8859-1 that is printed), Windows-1256, ISO-8859-6, MacArabic, CP720, CP864. Presentation forms of the
/// last are letters here. Safe from many threads.
std::span<const CodePage> code_pages();

/// The code page of that name, or of another that it goes by; null if it is none of code_pages().
const CodePage* find_code_page(std::string_view name);

/// `byte` in Windows-1256, whose signs and Latin letters are those of Windows-1252 too.
inline constexpr std::size_t windows_1256 = 1;

/// Appends `bytes` to `text`. Returns how many the page does not have: they become U+FFFD.
std::size_t append_decoded(std::string& text, std::string_view bytes, const CodePage& page);

}  // namespace fihris
