#include "query/shown/whole_words.h"

#include <algorithm>

#include "query/language/characters.h"

namespace fihris {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Letters, marks and what joins them.
bool is_inside(std::string_view text, std::size_t at) {
  constexpr char32_t non_joiner = 0x200C, joiner = 0x200D;
  const char32_t code = character_at(text, at).code;
  return is_word_character(code) || code == non_joiner || code == joiner;
}

std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  return at;
}

}  // namespace

std::vector<Highlight> whole_words(std::string_view text, const std::vector<Highlight>& highlights) {
  std::vector<Highlight> whole;
  for (const Highlight& highlight : highlights) {
    auto [begin, end] = highlight;
    if (begin >= end || end > text.size()) continue;
    while (begin > 0 && is_inside(text, begin) && is_inside(text, before(text, begin)))
      begin = before(text, begin);
    while (end < text.size() && is_inside(text, before(text, end)) && is_inside(text, end))
      end += character_at(text, end).size;
    if (!whole.empty() && begin < whole.back().end) {
      whole.back().end = std::max(whole.back().end, end);
    } else {
      whole.push_back({begin, end});
    }
  }
  return whole;
}

}  // namespace fihris
