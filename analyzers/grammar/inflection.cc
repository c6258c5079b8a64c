#include "analyzers/grammar/inflection.h"

#include <algorithm>

#include "analyzers/grammar/inflection_shapes.h"
#include "analyzers/grammar/stemmer.h"
#include "analyzers/grammar/thresholds.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr const auto& limits = inflection_thresholds;

/// A plural has no feminine and no sound plural of its own: a participle has (muwatin, citizen, is no plural
/// of mawtin, homeland), a verbal noun as well (islah, islahat).
bool is_inflected_like_a_singular(std::string_view plural, const WordEvidence& evidence) {
  const unsigned own = evidence.any(plural, ending::feminine_plural) + evidence.any(plural, ending::oblique) +
                       evidence.definite(plural, ending::taa_marbuta);
  return own > limits.own_inflection * evidence.any(plural);
}

bool is_broken_plural(std::string_view singular, std::string_view plural, const WordEvidence& evidence) {
  const PluralPattern pattern = broken_plural_pattern(singular, plural);
  if (pattern == PluralPattern::none) return false;
  const unsigned one = evidence.any(singular);
  const unsigned many = evidence.any(plural);
  if (pattern == PluralPattern::known) return one > 0 && many > 0;
  if (std::min(one, many) < limits.rarer_number * std::max(one, many) ||
      is_inflected_like_a_singular(plural, evidence))
    return false;
  // Names do not take the article; a rare word may not have been seen with it.
  const auto may_take_article = [&](std::string_view word, unsigned found) {
    return evidence.definite(word) + 1 >= limits.article_of_either * found;
  };
  return evidence.definite(singular) + evidence.definite(plural) > 0 && may_take_article(singular, one) &&
         may_take_article(plural, many);
}

}  // namespace

Inflections::Inflections(std::string_view word, const Vocabulary& words)
    : words_(words, word), word_(word), stem_(light_stem(word)), frame_(consonant_frame(word)) {
  if (!is_arabic_word(word)) return;
  bases_ = bases_of(word, WordEvidence(words_));
  for (const Base& base : bases_) {
    if (base.step == Step::sound) partners_.emplace_back(base.word.view());
  }
}

bool Inflections::may_include(std::string_view other) const {
  const auto bases = possible_bases(other);
  return std::any_of(bases.begin(), bases.end(), [&](const std::string& base) {
    return std::any_of(bases_.begin(), bases_.end(),
                       [&](const Base& own) { return own.word.view() == base; }) ||
           std::any_of(partners_.begin(), partners_.end(),
                       [&](const PluralPartners& partners) { return partners.include(base); });
  });
}

bool Inflections::include(std::string_view other) const {
  if (other == word_) return true;
  if (!is_arabic_word(word_) || !is_arabic_word(other)) return false;
  if (light_stem(other) != stem_ && consonant_frame(other) != frame_) return false;
  if (!may_include(other)) return false;
  const WordEvidence evidence(words_);
  const Bases bases = bases_of(other, evidence);
  const auto meet = [&](const Base& one, const Base& another) {
    const bool both_sound = one.step == Step::sound && another.step == Step::sound;
    if (one.word.view() == another.word.view()) {
      return one.step == Step::sound || another.step == Step::sound ||
             (one.step == Step::doubtful && another.step == Step::doubtful);
    }
    return both_sound && (is_broken_plural(one.word.view(), another.word.view(), evidence) ||
                          is_broken_plural(another.word.view(), one.word.view(), evidence));
  };
  return std::any_of(bases_.begin(), bases_.end(), [&](const Base& one) {
    return std::any_of(bases.begin(), bases.end(), [&](const Base& another) { return meet(one, another); });
  });
}

bool inflects(std::string_view a, std::string_view b, const Vocabulary& words) {
  return Inflections(a, words).include(b);
}

bool inflects_as_name(std::string_view name, std::string_view other) {
  using namespace letter;
  constexpr std::string_view nisba_endings[] = {
      spelled<yeh>,           spelled<yeh, haa>,           spelled<yeh, alef>,
      spelled<yeh, yeh, nun>, spelled<yeh, waw, nun>,      spelled<yeh, alef, nun>,
      spelled<yeh, alef, ta>, spelled<yeh, ta, alef, nun>, spelled<yeh, ta, yeh, nun>,
  };
  constexpr std::string_view pronouns[] = {
      spelled<haa>,       spelled<haa, alef>, spelled<haa, mim>,
      spelled<nun, alef>, spelled<kaf, mim>,  spelled<kaf>,
  };
  if (!is_arabic_word(name) || !is_arabic_word(other)) return false;
  if (other == name) return true;
  const auto continues = [&](std::string_view stem, const auto& endings) {
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
      return other.size() == stem.size() + ending.size() && other.starts_with(stem) &&
             other.ends_with(ending);
    });
  };
  if (continues(name, pronouns) || continues(name, nisba_endings)) return true;
  const char32_t last = letter_from_end(name, 0);
  if (last == haa && letter_count(name) >= 3 &&
      continues(Joined({without_last(name, 1), spelled<ta>}).view(), pronouns))
    return true;  // taa marbuta is ta before a pronoun
  if ((last != alef && last != haa && last != yeh) || letter_count(name) < 3) return false;
  std::string_view stem = without_last(name, 1);
  if (letter_from_end(stem, 0) == yeh && letter_count(stem) > 2) stem = without_last(stem, 1);  // Suriya
  return continues(stem, nisba_endings) || continues(without_last(name, 1), nisba_endings);
}

}  // namespace fihris
