#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "analyzers/grammar/vocabulary.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {

/// Endings, as they are folded.
namespace ending {
inline constexpr std::string_view taa_marbuta = spelled<letter::haa>;
inline constexpr std::string_view nisba = spelled<letter::yeh>;
inline constexpr std::string_view feminine_nisba = spelled<letter::yeh, letter::haa>;
inline constexpr std::string_view oblique = spelled<letter::yeh, letter::nun>;    ///< -ayn, -in
inline constexpr std::string_view masculine = spelled<letter::waw, letter::nun>;  ///< -un
inline constexpr std::string_view dual = spelled<letter::alef, letter::nun>;      ///< -an
inline constexpr std::string_view feminine_plural = spelled<letter::alef, letter::ta>;
}  // namespace ending

/// What the vocabulary says of the words made from a stem and an ending.
class WordEvidence {
 public:
  explicit WordEvidence(const Vocabulary& words) : words_(words) {}

  unsigned bare(std::string_view stem, std::string_view ending = {}) const {
    return words_.frequency(Joined({stem, ending}).view());
  }
  unsigned definite(std::string_view stem, std::string_view ending = {}) const {
    return words_.frequency(Joined({al, stem, ending}).view());
  }
  unsigned any(std::string_view stem, std::string_view ending = {}) const {
    return bare(stem, ending) + definite(stem, ending);
  }
  /// Behind bi or li, where no verb and no accusative stands.
  unsigned after_preposition(std::string_view word) const {
    return words_.frequency(Joined({spelled<letter::ba>, word}).view()) +
           words_.frequency(Joined({spelled<letter::lam>, word}).view());
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

/// The word itself and all it can have been made from, by as many steps as `evidence` bears out.
/// REQUIRES: is_arabic_word(word).
Bases bases_of(std::string_view word, const WordEvidence& evidence);

/// Adds what an adjective was made from by one step: the nisba of its feminine, the noun or place of a nisba,
/// the masculine of a feminine. REQUIRES: a word of four letters or more.
void add_adjective_bases(std::string_view word, const WordEvidence& evidence, Bases& bases);

}  // namespace fihris
