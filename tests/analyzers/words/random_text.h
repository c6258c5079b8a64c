#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words/utf8.h"

namespace fihris {

/// Text of every sort that the analyzer has rules for, in any order; the same for the same seed.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t limit) { return engine_() % limit; }

  char32_t from(char32_t first, char32_t last) {
    return first + static_cast<char32_t>(below(last - first + 1));
  }

  /// Up to `max_characters` characters, ill-formed bytes among them.
  std::string text(std::size_t max_characters) {
    std::string result;
    for (std::size_t left = below(max_characters + 1); left > 0; --left) append_character(result);
    return result;
  }

 private:
  // clang-format off
  void append_character(std::string& result) {
    switch (below(16)) {
      case 0: case 1: case 2: case 3: append_utf8(result, from(0x0621, 0x064A)); break;  // Arabic letters, tatweel
      case 4: append_utf8(result, from(0x064B, 0x065F)); break;     // marks, hamza and madda among them
      case 5: append_utf8(result, from(0x0600, 0x06FF)); break;
      case 6: append_utf8(result, from(0x0870, 0x08FF)); break;
      case 7: append_utf8(result, from(0xFB50, 0xFEFF)); break;     // presentation forms, variation selectors
      case 8: append_utf8(result, from(0x2000, 0x206F)); break;     // spaces, quotation marks, invisible characters
      case 9: append_utf8(result, from(0x00A0, 0x024F)); break;
      case 10: append_utf8(result, from(0x0300, 0x036F)); break;
      case 11: append_utf8(result, from(0x0000, 0x007F)); break;
      case 12: append_utf8(result, from(0x0900, 0x11FF)); break;    // Indic, Thai, Burmese, Hangul letters
      case 13: append_utf8(result, from(0x3040, 0x30FF)); break;    // kana
      case 14: append_utf8(result, from(0x10000, 0x1F1FF)); break;  // other planes
      default: result += static_cast<char>(below(256)); break;      // mostly ill-formed
    }
  }
  // clang-format on

  std::mt19937 engine_;
};

}  // namespace fihris
