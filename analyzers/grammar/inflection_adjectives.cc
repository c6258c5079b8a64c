#include "analyzers/grammar/inflection_bases.h"
#include "analyzers/grammar/thresholds.h"

namespace fihris {
namespace {

constexpr const auto& limits = inflection_thresholds;

using namespace letter;

/// The feminine of a nisba, and by one more step what the nisba is made from: a place, a noun with or without
/// taa marbuta.
void add_without_nisba(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (word.ends_with(ending::feminine_nisba) && letter_count(word) >= 5) {
    const std::string_view masculine_nisba = without_last(word, 1);
    const unsigned found = evidence.any(word);
    const unsigned support = evidence.any(masculine_nisba);
    if (support > 0 && support >= limits.masculine_nisba * found && evidence.definite(masculine_nisba) > 0 &&
        (evidence.definite(word) > 0 || found < limits.rare_nisba)) {
      bases.add({masculine_nisba});
    }
    return;
  }
  if (!word.ends_with(ending::nisba) || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.any(word);
  const unsigned feminine = evidence.any(word, ending::taa_marbuta);
  const bool may_be_participle =
      letter_count(stem) == 3 && letter_at(stem, 1) == alef;  // baqi, but mali of mal
  // A name ends in yeh without being an adjective that has a feminine.
  if (evidence.definite(word) == 0 || feminine == 0 || feminine < limits.feminine_nisba * found) return;
  // An abstract noun in -iyya is commoner than the adjective and has a plural: jumhuriyya, shakhsiyya.
  const bool is_abstract = evidence.any(word, ending::feminine_plural) > limits.plural_of_abstract * feminine;
  if (found < (is_abstract ? limits.adjective_beside_abstract : limits.adjective) * feminine) return;
  const bool has_plural = evidence.any(word, ending::oblique) >=
                          limits.plural_of_nisba * found;  // Lubnaniyyin, but no plural of a name
  const Joined sources[] = {Joined({stem}), Joined({stem, ending::taa_marbuta}),
                            Joined({stem, spelled<alef>}), Joined({stem, spelled<yeh, alef>})};
  // A word that hardly ever lacks the article is a name, where a noun with taa marbuta explains the nisba:
  // riyada, Riyadh.
  const bool is_name = evidence.takes_article(stem, {}, limits.article_of_name) &&
                       evidence.definite(stem, ending::taa_marbuta) >= limits.source_of_nisba * found;
  for (const Joined& source : sources) {
    if (is_name && source.view() == stem) continue;
    const unsigned support = evidence.any(source.view());
    if (support == 0 || support < limits.source_of_nisba * found ||
        found + feminine < limits.nisba_of_source * support)
      continue;
    const bool is_noun = evidence.takes_article(source.view(), {},
                                                may_be_participle ? limits.noun_of_participle : limits.noun);
    if (may_be_participle && (!is_noun || !has_plural || source.view() != stem)) continue;
    const bool is_country = source.view().ends_with(spelled<alef>);
    const bool is_thin = support < limits.thin_source && feminine > 1;
    if (is_noun || is_thin ||
        ((has_plural || is_country) &&
         evidence.after_preposition(source.view()) >= limits.source_after_preposition * support)) {
      bases.add({source.view()}, Step::kindred);
    }
  }
}

/// An adjective's feminine: of fa'il with an elative (kabir, akbar), of a participle with sound plurals.
void add_without_feminine(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != haa || letter_count(word) < 5) return;
  const std::string_view stem = without_last(word, 1);
  if (!evidence.takes_article(word, {}, limits.adjective_article) ||
      !evidence.takes_article(stem, {}, limits.adjective_article))
    return;
  const unsigned support = evidence.any(stem);
  const unsigned found = evidence.any(word);
  if (support < limits.base * found) return;
  if (letter_count(stem) == 4 && letter_at(stem, 2) == yeh) {
    const std::string_view first = stem.substr(0, letter_bytes);
    const std::string_view second = stem.substr(letter_bytes, letter_bytes);
    const std::string_view third = stem.substr(3 * letter_bytes);
    const Joined elative({spelled<alef>, first, second, second == third ? std::string_view() : third});
    if (evidence.any(elative.view()) >= limits.elative * support) bases.add({stem});
    return;
  }
  const bool is_participle = letter_at(stem, 1) == alef || letter_at(stem, 0) == mim;
  if (is_participle && evidence.definite(stem, ending::oblique) >= limits.plural_of_participle * found &&
      evidence.any(stem, ending::masculine) > 0) {
    bases.add({stem});
  }
}

}  // namespace

void add_adjective_bases(std::string_view word, const WordEvidence& evidence, Bases& bases) {
  add_without_nisba(word, evidence, bases);
  add_without_feminine(word, evidence, bases);
}

}  // namespace fihris
