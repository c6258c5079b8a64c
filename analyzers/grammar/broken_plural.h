#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A key under which a noun and its broken plurals meet: the letters that the patterns of broken plurals
/// keep, an attached pronoun off (kitab, kutub and kutubuhum; ra'is and ru'asa'). `core` is folded and
/// without proclitics. Empty for a word that is not Arabic. A key, not an analysis: is_broken_plural() and
/// inflects() tell apart what meets under it.
std::string consonant_frame(std::string_view core);

/// How much a pair of patterns says.
enum class PluralPattern {
  none,     ///< no pair of patterns fits
  telling,  ///< a pair fits whose plural is hardly ever anything else (hizb, ahzab; masjid, masajid)
  known     ///< this pair of words is in the list of common broken plurals
};

/// Whether `plural` can be a broken plural of `singular`, by its letters alone. Both are folded cores.
PluralPattern broken_plural_pattern(std::string_view singular, std::string_view plural);

/// Which words are, by their letters, broken plurals or singulars of one word: broken_plural_pattern() both
/// ways, for many words.
class PluralPartners {
 public:
  /// `word` is a folded core.
  explicit PluralPartners(std::string_view word);
  PluralPartners(PluralPartners&&) noexcept;
  ~PluralPartners();

  bool include(std::string_view other) const;

 private:
  struct Fit;

  std::string word_;       ///< transliterated; empty if it is not Arabic
  std::vector<Fit> fits_;  ///< the patterns that the word has
};

}  // namespace fihris
