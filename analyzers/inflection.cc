#include "analyzers/inflection.h"

#include <algorithm>
#include <array>

#include "analyzers/arabic_word.h"
#include "analyzers/broken_plural.h"
#include "analyzers/letters.h"
#include "analyzers/stemmer.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view article = spelled<alef, lam>;
constexpr std::string_view taa_marbuta_folded = spelled<haa>;
constexpr std::string_view nisba = spelled<yeh>;
constexpr std::string_view feminine_nisba = spelled<yeh, haa>;
constexpr std::string_view oblique = spelled<yeh, nun>;    // -ayn, -in
constexpr std::string_view masculine = spelled<waw, nun>;  // -un
constexpr std::string_view dual = spelled<alef, nun>;      // -an
constexpr std::string_view feminine_plural = spelled<alef, ta>;

/// What the vocabulary says of the words made from a stem and an ending.
class Evidence {
 public:
  explicit Evidence(const Vocabulary& words) : words_(words) {}

  unsigned bare(std::string_view stem, std::string_view ending = {}) const {
    return words_.frequency(Joined({stem, ending}).view());
  }
  unsigned definite(std::string_view stem, std::string_view ending = {}) const {
    return words_.frequency(Joined({article, stem, ending}).view());
  }
  unsigned any(std::string_view stem, std::string_view ending = {}) const {
    return bare(stem, ending) + definite(stem, ending);
  }
  /// Behind bi or li, where no verb and no accusative stands.
  unsigned after_preposition(std::string_view word) const {
    return words_.frequency(Joined({spelled<ba>, word}).view()) +
           words_.frequency(Joined({spelled<lam>, word}).view());
  }
  /// Whether a word takes the article often enough to be a common noun or an adjective.
  bool takes_article(std::string_view stem, std::string_view ending, double least_share) const {
    const unsigned found = definite(stem, ending);
    return found > 0 && found >= least_share * (found + bare(stem, ending));
  }

 private:
  const Vocabulary& words_;
};

/// How a word was made from its base. What is under a nisba (kindred) or a doubtful ending, such as a verb's,
/// is another word: no more is taken off it, and its broken plurals do not count.
enum class Step { sound, kindred, doubtful };

/// What a word can have been made from.
struct Base {
  Joined word;
  Step step = Step::sound;
};

/// A fixed number of bases at most, on the stack.
class Bases {
 public:
  void add(std::initializer_list<std::string_view> parts, Step step = Step::sound) {
    if (size_ == bases_.size()) return;
    const Joined word(parts);
    const auto same = [&](const Base& other) { return other.word.view() == word.view(); };
    if (std::none_of(begin(), end(), same)) bases_[size_++] = {word, step};
  }
  const Base* begin() const { return bases_.data(); }
  const Base* end() const { return bases_.data() + size_; }
  std::size_t size() const { return size_; }
  const Base& operator[](std::size_t i) const { return bases_[i]; }

 private:
  std::array<Base, 12> bases_;
  std::size_t size_ = 0;
};

/// Prepositions that end in alef maqsura, which becomes yeh before a pronoun, and yeh in Egyptian spelling:
/// not names.
bool is_preposition(std::string_view stem) {
  return stem == spelled<ain, lam, yeh> || stem == spelled<alef, lam, yeh> || stem == spelled<lam, dal, yeh>;
}

/// Words whose shape alone makes a sound masculine plural likely: a participle with mim, a nisba.
bool has_sound_plural_shape(std::string_view stem) {
  return letter_count(stem) >= 4 && (letter_at(stem, 0) == mim || letter_from_end(stem, 0) == yeh);
}

/// A noun or verb with an attached pronoun: their book, their policy (ta for taa marbuta), its level (alef
/// for yeh).
void add_without_pronoun(std::string_view word, const Evidence& evidence, Bases& bases) {
  constexpr std::string_view pronouns[] = {
      spelled<haa, mim, alef>, spelled<haa, alef>, spelled<haa, mim>,
      spelled<haa, nun>,       spelled<nun, alef>, spelled<kaf, mim>,
  };
  for (const std::string_view pronoun : pronouns) {
    if (!word.ends_with(pronoun) || letter_count(word) < letter_count(pronoun) + 3) continue;
    const std::string_view stem = word.substr(0, word.size() - pronoun.size());
    const unsigned found = evidence.bare(word);
    if (is_preposition(stem) || evidence.definite(word) > 0.02 * found) return;
    const auto add = [&](std::initializer_list<std::string_view> parts) {
      const Joined base(parts);
      const unsigned support = evidence.any(base.view());
      if (support > 0 && support >= 0.05 * found) bases.add(parts);
    };
    const char32_t last = letter_from_end(stem, 0);
    add({stem});
    if (last == ta) add({without_last(stem, 1), taa_marbuta_folded});
    if (last == alef && letter_count(stem) > 3) add({without_last(stem, 1), nisba});
    if ((last == yeh || last == waw || last == alef) && letter_count(stem) > 3) {
      const std::string_view shorter = without_last(stem, 1);  // their teachers, the two of them
      const bool has_nominative = has_sound_plural_shape(shorter) || evidence.any(shorter, masculine) > 0;
      if (evidence.definite(shorter, oblique) > 0 && has_nominative) add({shorter});
    }
    return;
  }
}

/// His book. The same letters as taa marbuta: only of words that take the article or other pronouns and
/// hardly ever the article with these letters (al-maktaba, library, is not his office). Kitaba, writing, is
/// let through for his book.
void add_without_his(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != haa || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.bare(word);
  if (is_preposition(stem)) return;
  if (evidence.definite(word) > 0.1 * found) {
    if (stem == spelled<kaf, ta, alef, ba>) bases.add({stem}, Step::doubtful);
    return;
  }
  if (letter_from_end(stem, 0) == ta) {
    const unsigned support = evidence.any(without_last(stem, 1), taa_marbuta_folded);
    if (support > 0 && support >= 0.1 * found) bases.add({without_last(stem, 1), taa_marbuta_folded});
  }
  const unsigned support = evidence.any(stem);
  if (support == 0 || support < 0.2 * found) return;
  const unsigned other_pronouns =
      evidence.bare(stem, spelled<haa, alef>) + evidence.bare(stem, spelled<haa, mim>);
  if (other_pronouns >= 0.05 * found + 1 || evidence.takes_article(stem, {}, 0.1)) bases.add({stem});
}

/// The accusative with tanwin (rajulan): rarer than the word, and never behind bi or li.
void add_without_tanwin(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != alef || letter_count(word) < 4) return;
  if (word == spelled<mim, haa, mim, alef>) return;  // mahma, whatever
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.bare(word);
  const unsigned support = evidence.any(stem);
  if (support == 0 || support < 0.3 * found || evidence.definite(word) > 0.02 * found) return;
  if (evidence.after_preposition(word) > 0.02 * found) return;
  bases.add({stem});
}

/// Sound feminine plural: of taa marbuta (sayyara, sayyarat), else of a word that has no taa marbuta of its
/// own.
void add_without_feminine_plural(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (!word.ends_with(feminine_plural) || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 2);
  const unsigned found = evidence.any(word);
  const unsigned with_taa = evidence.any(stem, taa_marbuta_folded);
  const unsigned definite_with_taa = evidence.definite(stem, taa_marbuta_folded);
  if (with_taa >= 0.01 * found &&
      (definite_with_taa > 0 || (letter_count(stem) > 2 && with_taa < 20 && with_taa > 0)))
    bases.add({stem, taa_marbuta_folded});
  if (letter_from_end(stem, 0) == yeh || letter_from_end(stem, 0) == waw) {  // mubarayat, qanawat
    const std::string_view shorter = without_last(stem, 1);
    if (evidence.definite(shorter, spelled<alef, haa>) > 0) bases.add({shorter, spelled<alef, haa>});
  }
  if (letter_count(stem) < 3) return;
  const unsigned support = evidence.any(stem);
  if (support > 0 && support >= 0.05 * found && definite_with_taa * 10 <= evidence.definite(stem) &&
      definite_with_taa * 5 <= found) {
    bases.add({stem});
  }
}

/// Duals and sound masculine plurals: -an and -un are believed only with their oblique -ayn and -in.
void add_without_number(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != nun || letter_count(word) < 5) return;
  const std::string_view stem = without_last(word, 2);
  const bool is_oblique = word.ends_with(oblique);
  if (!is_oblique && !word.ends_with(masculine) && !word.ends_with(dual)) return;
  if (!word.ends_with(masculine) && letter_from_end(stem, 0) == ta) {  // dawlatan, dawlatayn
    const std::string_view shorter = without_last(stem, 1);
    if (evidence.any(shorter, taa_marbuta_folded) > 0) bases.add({shorter, taa_marbuta_folded});
  }
  const unsigned support = evidence.any(stem);
  const unsigned found = evidence.any(word);
  if (support == 0 || support < 0.02 * found) return;
  if (!word.ends_with(dual) && has_sound_plural_shape(stem)) {
    bases.add({stem});
    return;
  }
  if (evidence.definite(stem) == 0) return;
  const unsigned obliques = evidence.any(stem, oblique);
  if (word.ends_with(dual)) {
    // A name in -an has no oblique, or one by chance.
    const bool is_name = obliques < found && evidence.definite(word) < 0.1 * found;
    if (obliques >= 0.8 * found && evidence.definite(stem, oblique) > 0 && !is_name) bases.add({stem});
  } else if (is_oblique) {
    const unsigned nominatives = evidence.any(stem, masculine) + evidence.any(stem, dual);
    if (nominatives > 0 && (nominatives >= 5 || nominatives >= 0.03 * found) && evidence.definite(word) > 0)
      bases.add({stem});
  } else if (obliques > 0 && obliques >= 0.3 * found) {
    bases.add({stem});
  }
}

/// The imperfect's plural (yaktubun, yaktubu), and the perfect's third persons (katabat, katabu).
void add_without_verb_ending(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (letter_count(word) < 4) return;
  const char32_t first = letter_at(word, 0);
  const bool is_plural = word.ends_with(spelled<waw, alef>);
  const bool is_imperfect = (first == yeh || first == ta) && word.ends_with(masculine);
  const bool is_feminine = letter_from_end(word, 0) == ta && !word.ends_with(feminine_plural);
  if (!is_plural && !is_imperfect && !is_feminine) return;
  const std::string_view stem = without_last(word, is_feminine ? 1 : 2);
  if (letter_count(stem) < 3) return;
  const unsigned found = evidence.bare(word);
  const unsigned support = evidence.bare(stem);
  if (support == 0 || support < 0.05 * found || evidence.definite(word) > 0.02 * found) return;
  if (is_feminine && (found < 0.03 * support || evidence.after_preposition(word) > 0.02 * found)) return;
  bases.add({stem}, Step::doubtful);
}

/// The feminine of a nisba, and by one more step what the nisba is made from: a place, a noun with or without
/// taa marbuta.
void add_without_nisba(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (word.ends_with(feminine_nisba) && letter_count(word) >= 5) {
    const std::string_view masculine_nisba = without_last(word, 1);
    const unsigned found = evidence.any(word);
    const unsigned support = evidence.any(masculine_nisba);
    if (support > 0 && support >= 0.03 * found && evidence.definite(masculine_nisba) > 0 &&
        (evidence.definite(word) > 0 || found < 3)) {
      bases.add({masculine_nisba});
    }
    return;
  }
  if (!word.ends_with(nisba) || letter_count(word) < 4) return;
  const std::string_view stem = without_last(word, 1);
  const unsigned found = evidence.any(word);
  const unsigned feminine = evidence.any(word, taa_marbuta_folded);
  const bool may_be_participle =
      letter_count(stem) == 3 && letter_at(stem, 1) == alef;  // baqi, but mali of mal
  // A name ends in yeh without being an adjective that has a feminine.
  if (evidence.definite(word) == 0 || feminine == 0 || feminine < 0.1 * found) return;
  // An abstract noun in -iyya is commoner than the adjective and has a plural: jumhuriyya, shakhsiyya.
  const bool is_abstract = evidence.any(word, feminine_plural) > 0.01 * feminine;
  if (found < (is_abstract ? 0.3 : 0.25) * feminine) return;
  const bool has_plural =
      evidence.any(word, oblique) >= 0.02 * found;  // Lubnaniyyin, but no plural of a name
  const Joined sources[] = {Joined({stem}), Joined({stem, taa_marbuta_folded}), Joined({stem, spelled<alef>}),
                            Joined({stem, spelled<yeh, alef>})};
  for (const Joined& source : sources) {
    const unsigned support = evidence.any(source.view());
    if (support == 0 || support < 0.15 * found || found + feminine < 0.03 * support) continue;
    const bool is_noun = evidence.takes_article(source.view(), {}, may_be_participle ? 0.1 : 0.03);
    if (may_be_participle && (!is_noun || !has_plural || source.view() != stem)) continue;
    const bool is_country = source.view().ends_with(spelled<alef>);
    if (is_noun ||
        ((has_plural || is_country) && evidence.after_preposition(source.view()) >= 0.01 * support))
      bases.add({source.view()}, Step::kindred);
  }
}

/// An adjective's feminine: of fa'il with an elative (kabir, akbar), of a participle with sound plurals.
void add_without_feminine(std::string_view word, const Evidence& evidence, Bases& bases) {
  if (letter_from_end(word, 0) != haa || letter_count(word) < 5) return;
  const std::string_view stem = without_last(word, 1);
  if (!evidence.takes_article(word, {}, 0.02) || !evidence.takes_article(stem, {}, 0.02)) return;
  const unsigned support = evidence.any(stem);
  const unsigned found = evidence.any(word);
  if (support < 0.05 * found) return;
  if (letter_count(stem) == 4 && letter_at(stem, 2) == yeh) {
    const std::string_view first = stem.substr(0, letter_bytes);
    const std::string_view second = stem.substr(letter_bytes, letter_bytes);
    const std::string_view third = stem.substr(3 * letter_bytes);
    const Joined elative({spelled<alef>, first, second, second == third ? std::string_view() : third});
    if (evidence.any(elative.view()) >= 0.02 * support) bases.add({stem});
    return;
  }
  const bool is_participle = letter_at(stem, 1) == alef || letter_at(stem, 0) == mim;
  if (is_participle && evidence.definite(stem, oblique) >= 0.02 * found &&
      evidence.any(stem, masculine) > 0) {
    bases.add({stem});
  }
}

/// Adds what one step can have made `word` from.
void add_bases(std::string_view word, const Evidence& evidence, Bases& bases) {
  add_without_pronoun(word, evidence, bases);
  add_without_his(word, evidence, bases);
  add_without_tanwin(word, evidence, bases);
  add_without_feminine_plural(word, evidence, bases);
  add_without_number(word, evidence, bases);
  add_without_verb_ending(word, evidence, bases);
  add_without_nisba(word, evidence, bases);
  add_without_feminine(word, evidence, bases);
}

/// The word itself and all it can have been made from.
Bases all_bases(std::string_view word, const Evidence& evidence) {
  Bases bases;
  bases.add({word});
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const Base next = bases[i];
    if (next.step == Step::sound && letter_count(next.word.view()) >= 4)
      add_bases(next.word.view(), evidence, bases);
  }
  return bases;
}

/// A plural has no feminine and no sound plural of its own: a participle has (muwatin, citizen, is no plural
/// of mawtin, homeland), a verbal noun as well (islah, islahat).
bool is_inflected_like_a_singular(std::string_view plural, const Evidence& evidence) {
  const unsigned own = evidence.any(plural, feminine_plural) + evidence.any(plural, oblique) +
                       evidence.definite(plural, taa_marbuta_folded);
  return own > 0.03 * evidence.any(plural);
}

bool is_broken_plural(std::string_view singular, std::string_view plural, const Evidence& evidence) {
  const PluralPattern pattern = broken_plural_pattern(singular, plural);
  if (pattern == PluralPattern::none) return false;
  const unsigned one = evidence.any(singular);
  const unsigned many = evidence.any(plural);
  if (pattern == PluralPattern::known) return one > 0 && many > 0;
  if (std::min(one, many) < 0.01 * std::max(one, many) || is_inflected_like_a_singular(plural, evidence))
    return false;
  // Names do not take the article; a rare word may not have been seen with it.
  const auto may_take_article = [&](std::string_view word, unsigned found) {
    return evidence.definite(word) + 1 >= 0.03 * found;
  };
  return evidence.definite(singular) + evidence.definite(plural) > 0 && may_take_article(singular, one) &&
         may_take_article(plural, many);
}

}  // namespace

bool inflects(std::string_view a, std::string_view b, const Vocabulary& words) {
  if (a == b) return true;
  if (!is_arabic_word(a) || !is_arabic_word(b)) return false;
  const bool same_stem = light_stem(a) == light_stem(b);
  if (!same_stem && consonant_frame(a) != consonant_frame(b)) return false;
  const Evidence evidence(words);
  const Bases of_a = all_bases(a, evidence);
  const Bases of_b = all_bases(b, evidence);
  const auto meet = [&](const Base& one, const Base& other) {
    if (one.word.view() == other.word.view()) {
      return one.step == Step::sound || other.step == Step::sound ||
             (one.step == other.step && one.step != Step::kindred);
    }
    return one.step == Step::sound && other.step == Step::sound &&
           (is_broken_plural(one.word.view(), other.word.view(), evidence) ||
            is_broken_plural(other.word.view(), one.word.view(), evidence));
  };
  return std::any_of(of_a.begin(), of_a.end(), [&](const Base& one) {
    return std::any_of(of_b.begin(), of_b.end(), [&](const Base& other) { return meet(one, other); });
  });
}

}  // namespace fihris
