#include "query/language/characters.h"

#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"

namespace fihris {

Character character_at(std::string_view text, std::size_t at) {
  std::size_t after = at;
  const char32_t code = next_character(text, after);
  return {code, after - at};
}

bool is_blank(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR;
}

bool is_invisible(char32_t code) {
  return u_charType(static_cast<UChar32>(code)) == U_FORMAT_CHAR;
}

bool is_word_character(char32_t code) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

int digit_value(char32_t code) {
  return u_charDigitValue(static_cast<UChar32>(code));
}

unsigned display_width(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size) ++count;
  return count;
}

}  // namespace fihris
