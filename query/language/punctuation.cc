#include "query/language/punctuation.h"

#include "query/language/characters.h"
#include "query/language/quotes.h"

namespace fihris {
namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_semicolon = 0x061B;
constexpr char32_t arabic_question_mark = 0x061F;

}  // namespace

bool is_separator(char32_t code) {
  return is_blank(code) || code == arabic_comma || code == arabic_semicolon || code == arabic_question_mark;
}

bool ends_chunk(char32_t code) {
  return is_separator(code) || code == '(' || code == ')' || code == '|' || is_double_quote(code);
}

std::size_t skip_invisible(std::string_view query, std::size_t at) {
  while (at < query.size()) {
    const auto [code, size] = character_at(query, at);
    if (!is_invisible(code)) break;
    at += size;
  }
  return at;
}

bool starts_operand(std::string_view query, std::size_t at) {
  if (at >= query.size()) return false;
  const char32_t code = character_at(query, at).code;
  return code == '(' || is_double_quote(code) || !ends_chunk(code);
}

}  // namespace fihris
