#include "query/shown/marked_text.h"

#include "analyzers/words/utf8.h"
#include "query/language/characters.h"

namespace fihris {
namespace {

/// Embeddings, overrides and isolates: what changes the order of the text after it.
bool reorders(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// A character that shows a control character; 0 for other characters.
char32_t picture_of(char32_t code) {
  if (code < 0x20) return 0x2400 + code;
  if (code == 0x7F) return 0x2421;
  if (code < 0xA0 && code >= 0x80) return replacement_character;
  if (code == 0x2028 || code == 0x2029) return replacement_character;
  return 0;
}

}  // namespace

char32_t harmless(char32_t code) {
  const char32_t picture = reorders(code) ? replacement_character : picture_of(code);
  return picture != 0 ? picture : code;
}

std::string well_formed(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) append_utf8(result, next_character(text, at));
  return result;
}

MarkedText safe_text(const MarkedText& source) {
  MarkedText result;
  auto highlight = source.highlights.begin();
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    while (at < end) {
      const char32_t code = next_character(source.text, at);
      if (reorders(code)) continue;
      const char32_t picture = picture_of(code);
      append_utf8(result.text, code == '\n' || code == '\t' || code == '\r' ? U' '
                               : picture != 0                               ? picture
                                                                            : code);
    }
    return result.text.size();
  };
  for (; highlight != source.highlights.end(); ++highlight) {
    const std::size_t begin = copy_to(highlight->begin);
    const std::size_t end = copy_to(highlight->end);
    if (end > begin) result.highlights.push_back({begin, end});
  }
  copy_to(source.text.size());
  return result;
}

std::string safe_name(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    append_utf8(result, harmless(next_character(name, at)));
  }
  return result;
}

}  // namespace fihris
