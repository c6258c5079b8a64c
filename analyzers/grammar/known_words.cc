#include "analyzers/grammar/known_words.h"

#include <array>
#include <cstdint>

#include "analyzers/grammar/word_usage.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

/// Written by tools/build_known_words, which says what the bits are.
constexpr std::uint32_t records[] = {
#include "known_words.inc"
};

constexpr std::uint32_t letter_of(std::uint32_t record) {
  return hamza + (record & 0x3FU);
}
constexpr bool is_last(std::uint32_t record) {
  return (record >> 6U & 1U) != 0;
}
constexpr KnownKinds kinds_of(std::uint32_t record) {
  return record >> 7U & 7U;
}
constexpr std::uint32_t next_state(std::uint32_t record) {
  return record >> 10U;
}

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Where the records of first letters stand, by letter: the root has the most.
constexpr auto first_records = [] {
  std::array<std::uint32_t, 64> numbers{};
  numbers.fill(none);
  std::uint32_t record = 0;
  do {
    numbers[letter_of(records[record]) - hamza] = record;
  } while (!is_last(records[record++]));
  return numbers;
}();

std::uint32_t first_record(char32_t letter) {
  return letter >= hamza && letter - hamza < first_records.size() ? first_records[letter - hamza] : none;
}

KnownKinds listed_kinds(std::string_view word) {
  if (word.empty()) return 0;
  std::uint32_t state = first_record(letter_at(word, 0));
  if (state == none) return 0;
  for (std::size_t i = 0; i < letter_count(word); ++i) {
    if (i > 0 && state == 0) return 0;
    const char32_t letter = letter_at(word, i);
    while (letter_of(records[state]) < letter) {  // the letters of a state ascend
      if (is_last(records[state])) return 0;
      ++state;
    }
    if (letter_of(records[state]) != letter) return 0;
    if (i + 1 == letter_count(word)) return kinds_of(records[state]);
    state = next_state(records[state]);
  }
  return 0;
}

}  // namespace

KnownKinds known_kinds(std::string_view word) {
  if (!is_arabic_word(word)) return 0;
  return listed_kinds(word) | (is_bare_function_word(word) ? known_particle : 0U);
}

KnownKinds known_kinds_before_pronoun(std::string_view word) {
  constexpr std::string_view pronouns[] = {
      spelled<haa>, spelled<haa, alef>, spelled<haa, mim>, spelled<haa, mim, alef>, spelled<haa, nun>,
      spelled<kaf>, spelled<kaf, mim>,  spelled<yeh>,      spelled<nun, alef>,      spelled<nun, yeh>,
  };
  if (!is_arabic_word(word)) return 0;
  KnownKinds found = 0;
  for (const std::string_view pronoun : pronouns) {
    if (!word.ends_with(pronoun) || letter_count(word) < letter_count(pronoun) + 2) continue;
    const std::string_view rest = word.substr(0, word.size() - pronoun.size());
    const std::string_view shorter = without_last(rest, 1);
    constexpr KnownKinds inflected = known_noun | known_verb;
    found |= listed_kinds(rest) & inflected;
    switch (letter_from_end(rest, 0)) {
      case ta:  // for taa marbuta
        found |= listed_kinds(Joined({shorter, spelled<haa>}).view()) & known_noun;
        break;
      case alef:  // for alef maqsura
        found |= listed_kinds(Joined({shorter, spelled<yeh>}).view()) & inflected;
        break;
      case waw:  // a verb's plural loses its silent alef
        found |= listed_kinds(Joined({rest, spelled<alef>}).view()) & known_verb;
        break;
      default:
        break;
    }
  }
  return found;
}

}  // namespace fihris
