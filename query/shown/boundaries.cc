#include "query/shown/boundaries.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr char32_t arabic_question_mark = 0x061F;
constexpr char32_t urdu_full_stop = 0x06D4;
constexpr char32_t ellipsis = 0x2026;
constexpr char32_t zero_width_joiner = 0x200D;

std::size_t before(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

bool blank_before(std::string_view text, std::size_t at) {
  return at == 0 || is_blank(character_at(text, before(text, at)).code);
}

/// True if a sentence ends with the non-blank character before `at`. A full stop after one letter marks an
/// abbreviation.
bool sentence_ends_before(std::string_view text, std::size_t at) {
  const std::size_t stop = before(text, at);
  switch (character_at(text, stop).code) {
    case '!':
    case '?':
    case arabic_question_mark:
    case urdu_full_stop:
    case ellipsis:
      return true;
    case '.':
      return stop > 0 && !blank_before(text, before(text, stop));
    default:
      return false;
  }
}

/// True if a sentence or paragraph starts at `at`, the first byte of a word.
bool starts_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t previous = before(text, at);
    const char32_t code = character_at(text, previous).code;
    if (code == '\n') return true;
    if (!is_blank(code)) return sentence_ends_before(text, at);
    at = previous;
  }
  return true;
}

/// True if the text may be cut at `at` inside of a word: no mark, joiner or invisible character follows the
/// last letter.
bool between_letters(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char32_t next = character_at(text, at).code;
  const bool extends = (U_GET_GC_MASK(static_cast<UChar32>(next)) & (U_GC_M_MASK | U_GC_SK_MASK)) != 0;
  return !extends && !is_invisible(next) && character_at(text, before(text, at)).code != zero_width_joiner;
}

}  // namespace

std::size_t begin_before(std::string_view text, std::size_t at, std::size_t floor, std::size_t reach) {
  std::size_t word = std::string_view::npos;  // start of the word that holds `at`, or of one further back
  std::size_t position = at;
  for (std::size_t steps = 0;; ++steps) {
    const bool starts_word = position == floor || blank_before(text, position);
    if (starts_word && !is_blank(character_at(text, position).code)) {
      if (position == floor || starts_sentence(text, position)) return position;
      if (word == std::string_view::npos || steps <= reach * 2 / 3) word = position;
    }
    if (position == floor || steps >= reach) break;
    position = before(text, position);
  }
  if (word != std::string_view::npos) return word;
  // A word without end: as much of it as there is room for.
  while (position < at && !between_letters(text, position)) position += character_at(text, position).size;
  return position;
}

std::size_t end_after(std::string_view text, std::size_t begin, std::size_t least, std::size_t most,
                      std::size_t width) {
  std::size_t at = begin;
  std::size_t word_end = std::string_view::npos;
  std::size_t letter_end = std::max(begin, least);
  for (std::size_t steps = 0; at < most; ++steps) {
    const auto [code, size] = character_at(text, at);
    if (at >= least && at > begin && is_blank(code)) word_end = at;
    if (at >= least && between_letters(text, at)) letter_end = at;
    if (steps >= width && at >= least && (word_end != std::string_view::npos || letter_end > begin)) {
      return word_end != std::string_view::npos ? word_end : letter_end;
    }
    at += size;
  }
  return most == text.size() || word_end == std::string_view::npos ? most : word_end;
}

}  // namespace fihris
