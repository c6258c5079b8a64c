#include "query/shown/bidi.h"

#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

}  // namespace

bool is_right_to_left(char32_t code) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(code));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_right_to_left(next_character(text, at))) return true;
  }
  return false;
}

std::string isolated(std::string_view text) {
  if (!has_right_to_left(text)) return std::string(text);
  std::string result(first_strong_isolate);
  result += text;
  result += pop_isolate;
  return result;
}

}  // namespace fihris
