#include "analyzers/grammar/loan_vowels.h"

#include <algorithm>
#include <utility>

#include "analyzers/grammar/known_words.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::size_t least_consonants = 5;

bool is_consonant(char32_t character) {
  return character != alef && character != waw && character != yeh && character != alef_maqsura &&
         character != hamza;
}

/// How many letters at the end grammar may have added: to a word that is known without them, or whatever it
/// is.
std::size_t ending_of(std::string_view word, const Vocabulary& words) {
  constexpr std::string_view numbers[] = {spelled<waw, nun>, spelled<yeh, nun>, spelled<alef, nun>};
  if (word.ends_with(spelled<alef, ta>)) return 2;
  if (word.ends_with(spelled<haa>)) return 1;
  for (const std::string_view number : numbers) {
    if (!word.ends_with(number)) continue;
    const std::string_view stem = word.substr(0, word.size() - number.size());
    if (!stem.empty() && (known_kinds(stem) != 0 || words.frequency(stem) > 0)) return 2;
  }
  return 0;
}

std::size_t count_consonants(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < letter_count(word); ++i) count += is_consonant(letter_at(word, i)) ? 1 : 0;
  return count;
}

bool is_loan(std::string_view word, const Vocabulary& words) {
  if (count_consonants(word) < least_consonants) return false;
  // A yeh and a final haa are no consonants here, so that these pronouns do not count anyway.
  const bool has_counted_pronoun = !word.ends_with(spelled<haa>) && !word.ends_with(spelled<yeh>);
  if (has_counted_pronoun && known_kinds_before_pronoun(word) != 0) return false;
  return count_consonants(without_last(word, ending_of(word, words))) >= least_consonants;
}

}  // namespace

std::vector<std::string> loan_spellings(std::string_view word, const Vocabulary& words) {
  std::vector<std::string> spellings;
  if (!is_arabic_word(word) || letter_count(word) == max_letters || !is_loan(word, words)) return spellings;
  const auto add = [&](std::string spelling) {
    const bool is_new = std::find(spellings.begin(), spellings.end(), spelling) == spellings.end();
    if (is_new && words.frequency(spelling) > 0 && is_loan(spelling, words))
      spellings.push_back(std::move(spelling));
  };
  for (std::size_t i = 1; i < letter_count(word); ++i) {
    const std::string_view before = word.substr(0, i * letter_bytes), behind = word.substr(i * letter_bytes);
    for (const std::string_view vowel : {spelled<waw>, spelled<yeh>})
      add(std::string(before).append(vowel).append(behind));
    const char32_t here = letter_at(word, i);
    if ((here == waw || here == yeh) && i + 1 < letter_count(word))
      add(std::string(before).append(without_first(behind, 1)));
  }
  return spellings;
}

}  // namespace fihris
