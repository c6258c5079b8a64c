#include "analyzers/mentions/word_forms.h"

#include <algorithm>
#include <iterator>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/word_classes.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {

using namespace letter;

bool has_nisba_form(std::string_view word) {
  return word.starts_with(al) && word.ends_with(spelled<yeh>) && letter_count(word) >= 6;
}

bool is_noun_with_article(std::string_view word) {
  const KnownKinds kinds = known_kinds(word) | known_kinds(word.substr(al.size()));
  return kinds != 0 && (kinds & known_name) == 0;
}

bool is_ordinal(std::string_view word) {
  constexpr std::string_view ordinals[] = {
      spelled<alef, lam, alef, waw, lam>, spelled<alef, lam, tha, alef, nun, yeh>,
      spelled<alef, lam, tha, alef, lam, tha>, spelled<alef, lam, ra, alef, ba, ain>,
      spelled<alef, lam, khah, alef, mim, sin>};
  return std::find(std::begin(ordinals), std::end(ordinals), word) != std::end(ordinals);
}

bool has_pronoun(std::string_view word) {
  return word.ends_with(spelled<ta, haa>) || word.ends_with(spelled<haa, alef>) ||
         word.ends_with(spelled<haa, mim>) || word.ends_with(spelled<kaf, mim>);
}

bool may_be_inflected(std::string_view word) {
  return word.ends_with(spelled<alef>) || word.ends_with(spelled<haa>);
}

bool may_be_verb(std::string_view word) {
  constexpr std::size_t longest_with_nun = 5;
  return word.starts_with(spelled<yeh>) || word.starts_with(spelled<ta>) ||
         (word.starts_with(spelled<nun>) && letter_count(word) <= longest_with_nun);
}

bool is_verb(std::string_view word) {
  const std::string_view behind_sa =
      word.starts_with(spelled<sin>) ? without_first(word, 1) : std::string_view{};
  return known_kinds(word) == known_verb ||
         (may_be_verb(behind_sa) && (known_kinds(behind_sa) & known_verb) != 0);
}

bool may_be_past_verb(std::string_view word) {
  const std::size_t letters = letter_count(word);
  return letters == 3 || word.starts_with(spelled<alef>) || word.ends_with(spelled<ta>) ||
         (letters == 4 && letter_at(word, 1) == alef);
}

bool is_behind_preposition(std::string_view word) {
  constexpr double clearly_arabic = -1.5;
  for (const WithoutProclitic& cut : ProcliticCuts(word)) {
    const bool after_fa = word.starts_with(spelled<fa>);
    if (cut.li_and_article || (cut.rest.starts_with(al) && !after_fa)) return true;
    if (letter_count(cut.rest) <= 3) continue;
    if (classes_of(cut.rest) != 0 || name_likeness(cut.rest) < clearly_arabic) return true;
    if (classes_of(Joined({al, cut.rest}).view()) != 0) return true;
  }
  return false;
}

bool is_noun_behind_preposition(std::string_view word) {
  for (const WithoutProclitic& cut : ProcliticCuts(word)) {
    const KnownKinds kinds = known_kinds(cut.rest) | known_kinds_before_pronoun(cut.rest);
    if (letter_count(cut.rest) > 2 && (kinds & known_noun) != 0) return true;
  }
  return false;
}

bool is_son(std::string_view word) {
  return word == spelled<waw, dal> || word == spelled<waw, lam, dal>;
}

bool is_described(std::string_view word) {
  return word.starts_with(al) && (classes_of(word.substr(al.size())) & (sure_name | weak_name)) == 0;
}

bool begins_with_proclitic(std::string_view word) {
  for (const WithoutProclitic& cut : ProcliticCuts(word)) {
    if (letter_count(cut.rest) > 2) return true;
  }
  return false;
}

}  // namespace fihris
