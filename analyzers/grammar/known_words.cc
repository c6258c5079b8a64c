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

/// Letters that a record can name.
constexpr std::size_t letters = 64;

/// Where the records of the second letters of words stand, by their first two: those states have the most.
constexpr auto second_records = [] {
  std::array<std::uint32_t, letters * letters> numbers{};
  numbers.fill(none);
  std::uint32_t first = 0;
  do {
    std::uint32_t second = next_state(records[first]);
    if (second == 0) continue;
    do {
      numbers[(letter_of(records[first]) - hamza) * letters + letter_of(records[second]) - hamza] = second;
    } while (!is_last(records[second++]));
  } while (!is_last(records[first++]));
  return numbers;
}();

std::uint32_t second_record(char32_t first, char32_t second) {
  const auto is_letter = [](char32_t letter) { return letter >= hamza && letter - hamza < letters; };
  if (!is_letter(first) || !is_letter(second)) return none;
  return second_records[(first - hamza) * letters + second - hamza];
}

/// No word of one letter is listed.
KnownKinds listed_kinds(std::string_view word) {
  const std::size_t count = letter_count(word);
  if (count < 2) return 0;
  std::uint32_t state = second_record(letter_at(word, 0), letter_at(word, 1));
  if (state == none) return 0;
  for (std::size_t i = 2; i < count; ++i) {
    state = next_state(records[state]);
    if (state == 0) return 0;
    const char32_t letter = letter_at(word, i);
    while (letter_of(records[state]) < letter) {  // the letters of a state ascend
      if (is_last(records[state])) return 0;
      ++state;
    }
    if (letter_of(records[state]) != letter) return 0;
  }
  return kinds_of(records[state]);
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
