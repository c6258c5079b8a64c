#include "analyzers/grammar/inflection_bases.h"

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/thresholds.h"

namespace fihris {
namespace {

constexpr const auto& limits = inflection_thresholds;

using namespace letter;

/// Prepositions that end in alef maqsura, which becomes yeh before a pronoun, and yeh in Egyptian spelling:
/// not names.
bool is_preposition(std::string_view stem) {
  return stem == spelled<ain, lam, yeh> || stem == spelled<alef, lam, yeh> || stem == spelled<lam, dal, yeh>;
}

/// Words whose shape alone makes a sound masculine plural likely: a participle with mim (before alef mim is a
/// radical: mahir), a nisba.
bool has_sound_plural_shape(std::string_view stem) {
  const bool is_participle = letter_at(stem, 0) == mim && letter_at(stem, 1) != alef;
  return letter_count(stem) >= 4 && (is_participle || letter_from_end(stem, 0) == yeh);
}

/// A noun or verb with an attached pronoun: their book, their policy (ta for taa marbuta), its level (alef
/// for yeh).
void add_without_pronoun(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  constexpr std::string_view pronouns[] = {
      spelled<haa, mim, alef>, spelled<haa, alef>, spelled<haa, mim>,
      spelled<haa, nun>,       spelled<nun, alef>, spelled<kaf, mim>,
  };
  for (const std::string_view pronoun : pronouns) {
    if (!word.ends_with(pronoun) || letter_count(word) < letter_count(pronoun) + 3) continue;
    const std::string_view stem = word.substr(0, word.size() - pronoun.size());
    const unsigned found = evidence.bare(word);
    if (is_preposition(stem) || evidence.definite(word) > limits.no_article * found) return;
    const auto add = [&](std::initializer_list<std::string_view> parts) {
      const Joined base(parts);
      const unsigned support = evidence.any(base.view());
      if (support > 0 && support >= limits.base * found) bases.add(parts);
    };
    const char32_t last = letter_from_end(stem, 0);
    add({stem});
    if (last == ta) add({without_last(stem, 1), ending::taa_marbuta});
    if (last == alef && letter_count(stem) > 3) add({without_last(stem, 1), ending::nisba});
    if ((last == yeh || last == waw || last == alef) && letter_count(stem) > 3) {
      const std::string_view shorter = without_last(stem, 1);  // their teachers, the two of them
      const bool has_nominative =
          has_sound_plural_shape(shorter) || evidence.any(shorter, ending::masculine) > 0;
      if (evidence.definite(shorter, ending::oblique) > 0 && has_nominative) add({shorter});
    }
    return;
  }
}

/// His book. The same letters as taa marbuta: only of words that take the article or other pronouns and
/// hardly ever the article with these letters (al-maktaba, library, is not his office). Kitaba, writing, is
/// let through for his book.
void add_without_his(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != haa || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.bare(word);
  const unsigned support = evidence.any(stem);
  const unsigned stray = support > 2 * found ? 1 : 0;
  if (is_preposition(stem)) return;
  if (evidence.definite(word) > limits.his_book_definite * found + stray) {
    if (stem == spelled<kaf, ta, alef, ba>) bases.add({stem}, Step::doubtful);
    return;
  }
  if (letter_from_end(stem, 0) == ta) {
    const unsigned with_taa = evidence.any(without_last(stem, 1), ending::taa_marbuta);
    if (with_taa > 0 && with_taa >= limits.his_policy * found)
      bases.add({without_last(stem, 1), ending::taa_marbuta});
  }
  if (support == 0 || support < limits.his_book * found) return;
  const unsigned other_pronouns =
      evidence.bare(stem, spelled<haa, alef>) + evidence.bare(stem, spelled<haa, mim>);
  if (other_pronouns >= limits.base * found + 1 || evidence.takes_article(stem, {}, limits.noun_of_his))
    bases.add({stem});
}

/// The accusative with tanwin (rajulan): rarer than the word, and never behind bi or li.
void add_without_tanwin(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != alef || letter_count(word) < 4) return;
  if (word == spelled<mim, haa, mim, alef> || word == spelled<kaf, lam, mim, alef>) return;  // mahma, kullama
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.bare(word);
  const unsigned support = evidence.any(stem);
  if (support == 0 || support < limits.tanwin * found || evidence.definite(word) > limits.no_article * found)
    return;
  if (evidence.after_preposition(word) > limits.after_preposition * found) return;
  bases.add({stem});
}

/// Sound feminine plural: of taa marbuta (sayyara, sayyarat), else of a word that has no taa marbuta of its
/// own.
void add_without_feminine_plural(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (!word.ends_with(ending::feminine_plural) || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 2);
  const unsigned found = evidence.any(word);
  const unsigned with_taa = evidence.any(stem, ending::taa_marbuta);
  const unsigned definite_with_taa = evidence.definite(stem, ending::taa_marbuta);
  if (with_taa >= limits.taa_marbuta_of_plural * found &&
      (definite_with_taa > 0 || (letter_count(stem) > 2 && with_taa < limits.rare_singular && with_taa > 0)))
    bases.add({stem, ending::taa_marbuta});
  if (letter_from_end(stem, 0) == yeh || letter_from_end(stem, 0) == waw) {  // mubarayat, qanawat
    const std::string_view shorter = without_last(stem, 1);
    if (evidence.definite(shorter, spelled<alef, haa>) > 0) bases.add({shorter, spelled<alef, haa>});
  }
  if (letter_count(stem) < 3) return;
  const unsigned support = evidence.any(stem);
  if (support > 0 && support >= limits.base * found &&
      definite_with_taa * limits.definite_parts <= evidence.definite(stem) &&
      definite_with_taa * limits.plural_parts <= found) {
    bases.add({stem});
  }
}

/// Kathir, aqrab, najjar: four letters with a long yeh or alef before the last, or an elative.
bool has_adjective_shape(std::string_view stem) {
  if (letter_count(stem) != 4) return false;
  const auto is_weak = [&](std::size_t i) {
    const char32_t here = letter_at(stem, i);
    return here == alef || here == waw || here == yeh;
  };
  if (is_weak(1) || is_weak(3)) return false;
  return is_weak(0) ? letter_at(stem, 0) == alef && !is_weak(2)
                    : (letter_at(stem, 2) == yeh || letter_at(stem, 2) == alef);
}

/// Where a collection is too small to show a number's other case, the dictionary does: it has the word, its
/// dual or plural, and that in the other case, and the whole is no name. Many foreign names end in -un, and
/// no list has them all: it is asked only of shapes of adjectives that these do not have.
bool is_known_number(std::string_view word, std::string_view stem, unsigned found) {
  if (found > limits.known_number) return false;
  if (word.ends_with(ending::masculine) && !has_adjective_shape(stem)) return false;  // Macron
  const auto is_noun = [](std::string_view text) { return (known_kinds(text) & known_noun) != 0; };
  const auto is_noun_in = [&](std::string_view end) { return is_noun(Joined({stem, end}).view()); };
  if ((known_kinds(word) & known_name) != 0 || !is_noun(stem) || !is_noun(word)) return false;
  return word.ends_with(ending::oblique) ? is_noun_in(ending::dual) || is_noun_in(ending::masculine)
                                         : is_noun_in(ending::oblique);
}

/// Duals and sound masculine plurals: -an and -un are believed only with their oblique -ayn and -in.
void add_without_number(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != nun || letter_count(word) < 5) return;
  const std::string_view stem = without_last(word, 2);
  const bool is_oblique = word.ends_with(ending::oblique);
  if (!is_oblique && !word.ends_with(ending::masculine) && !word.ends_with(ending::dual)) return;
  if (!word.ends_with(ending::masculine) && letter_from_end(stem, 0) == ta) {  // dawlatan, dawlatayn
    const std::string_view shorter = without_last(stem, 1);
    if (evidence.any(shorter, ending::taa_marbuta) > 0) bases.add({shorter, ending::taa_marbuta});
  }
  const unsigned support = evidence.any(stem);
  const unsigned found = evidence.any(word);
  if (support == 0 || support < limits.number * found) return;
  if (!word.ends_with(ending::dual) && has_sound_plural_shape(stem)) {
    bases.add({stem});
    return;
  }
  if (is_known_number(word, stem, found)) {
    bases.add({stem});
    return;
  }
  if (evidence.definite(stem) == 0) return;
  const unsigned obliques = evidence.any(stem, ending::oblique);
  if (word.ends_with(ending::dual)) {
    // A name in -an has no oblique, or one by chance.
    const bool is_name = obliques < found && evidence.definite(word) < limits.name_in_an * found;
    if (obliques >= limits.oblique_of_dual * found && evidence.definite(stem, ending::oblique) > 0 &&
        !is_name)
      bases.add({stem});
  } else if (is_oblique) {
    const unsigned nominatives = evidence.any(stem, ending::masculine) + evidence.any(stem, ending::dual);
    if (nominatives > 0 &&
        (nominatives >= limits.enough_nominatives || nominatives >= limits.nominative * found) &&
        evidence.definite(word) > 0)
      bases.add({stem});
  } else if (obliques > 0 && obliques >= limits.oblique_of_plural * found) {
    bases.add({stem});
  }
}

/// The imperfect's plural (yaktubun, yaktubu), and the perfect's third persons (katabat, katabu).
void add_without_verb_ending(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (letter_count(word) < 4) return;
  const char32_t first = letter_at(word, 0);
  const bool is_plural = word.ends_with(spelled<waw, alef>);
  const bool is_imperfect = (first == yeh || first == ta) && word.ends_with(ending::masculine);
  const bool is_feminine = letter_from_end(word, 0) == ta && !word.ends_with(ending::feminine_plural);
  if (!is_plural && !is_imperfect && !is_feminine) return;
  const std::string_view stem = without_last(word, is_feminine ? 1 : 2);
  if (letter_count(stem) < 3) return;
  const unsigned found = evidence.bare(word);
  const unsigned support = evidence.bare(stem);
  if (support == 0 || support < limits.base * found || evidence.definite(word) > limits.no_article * found)
    return;
  if (is_feminine && (found < limits.feminine_verb * support ||
                      evidence.after_preposition(word) > limits.after_preposition * found))
    return;
  bases.add({stem}, Step::doubtful);
}

/// Adds what one step can have made `word` from.
void add_bases(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  add_without_pronoun(word, evidence, bases);
  add_without_his(word, evidence, bases);
  add_without_tanwin(word, evidence, bases);
  add_without_feminine_plural(word, evidence, bases);
  add_without_number(word, evidence, bases);
  add_without_verb_ending(word, evidence, bases);
  add_adjective_bases(word, evidence, bases);
}

}  // namespace

Bases bases_of(std::string_view word, const WordEvidence& evidence) {
  Bases bases;
  bases.add({word});
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const Base next = bases[i];
    if (next.step == Step::sound && letter_count(next.word.view()) >= 4)
      add_bases(next.word.view(), evidence, bases);
  }
  return bases;
}

}  // namespace fihris
