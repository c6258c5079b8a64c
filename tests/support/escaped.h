#pragma once

#include <string>
#include <string_view>

#include "analyzers/words/utf8.h"

namespace fihris {

/// Text of a test table in which what cannot be seen is written out: `\u{200C}` for a character, `\x{FF}` for
/// a byte.
inline std::string unescaped(std::string_view cell) {
  std::string result;
  while (!cell.empty()) {
    const bool is_escape = cell.starts_with("\\u{") || cell.starts_with("\\x{");
    if (!is_escape) {
      result += cell.front();
      cell.remove_prefix(1);
      continue;
    }
    const std::size_t close = cell.find('}');
    const auto number = std::stoul(std::string(cell.substr(3, close - 3)), nullptr, 16);
    if (cell[1] == 'u') {
      append_utf8(result, static_cast<char32_t>(number));
    } else {
      result += static_cast<char>(number);
    }
    cell.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace fihris
