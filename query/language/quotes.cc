#include "query/language/quotes.h"

#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr char32_t opening_single = 0x2018;
constexpr char32_t closing_single = 0x2019;

}  // namespace

QuoteFinder::Style QuoteFinder::style_of(char32_t code) {
  switch (code) {
    case '"':
      return straight;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return curly;
    case 0x00AB:
    case 0x00BB:
      return angled;
    case 0x2039:
    case 0x203A:
      return single_angled;
    default:
      return none;
  }
}

std::optional<std::size_t> QuoteFinder::find(Style style, std::size_t from) {
  if (exhausted_[style]) return std::nullopt;
  for (std::size_t at = from; at < query_.size();) {
    const auto [code, size] = character_at(query_, at);
    if (style_of(code) == style) return at;
    at += size;
  }
  exhausted_[style] = true;
  return std::nullopt;
}

std::optional<std::size_t> QuoteFinder::find_single(std::size_t from) const {
  char32_t previous = opening_single;
  for (std::size_t at = from; at < query_.size();) {
    const auto [code, size] = character_at(query_, at);
    const std::size_t after = at + size;
    const bool ends_word = after >= query_.size() || !is_word_character(character_at(query_, after).code);
    if (code == closing_single && ends_word) return at;
    if (code == opening_single && !is_word_character(previous)) return std::nullopt;
    previous = code;
    at = after;
  }
  return std::nullopt;
}

std::optional<std::size_t> QuoteFinder::closing(std::size_t open) {
  const auto [code, size] = character_at(query_, open);
  const Style style = style_of(code);
  if (code == opening_single) return find_single(open + size);
  if (style == none) return std::nullopt;
  if (const auto partner = find(style, open + size)) return partner;
  if (style == straight) return find(curly, open + size);
  if (style == curly) return find(straight, open + size);
  return std::nullopt;
}

bool is_double_quote(char32_t code) {
  switch (code) {
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2039:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

}  // namespace fihris
