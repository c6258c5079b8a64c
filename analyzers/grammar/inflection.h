#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/grammar/asserted_vocabulary.h"
#include "analyzers/grammar/broken_plural.h"
#include "analyzers/grammar/inflection_bases.h"
#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// Whether two cores are inflected forms of one word: `a` and `b` differ by attached pronouns, tanwin alef,
/// dual, sound or broken plural, feminine, nisba or the ending of a verb, and `words` shows that they do
/// (docs/inflection.md gives each rule with its evidence). True of a word with itself.
///
/// `words` is the vocabulary of the articles' words, as for split_proclitics(): the evidence is in words with
/// the article, bi and li, too. `a` counts as a word of an article, even if none has it: somebody has written
/// it. Of two words that the vocabulary has, each inflects the other or neither does. Cores that can be
/// inflections of each other share their light_stem() or their consonant_frame(): only such are worth asking
/// about. Those that can by their letters take about a dozen lookups.
bool inflects(std::string_view a, std::string_view b, const Vocabulary& words);

/// Whether `other` can be made from a name by its letters alone: the nisba with its endings, of the name with
/// or without its last alef, haa or yeh, and attached pronouns. Names have no dual and no plural.
bool inflects_as_name(std::string_view name, std::string_view other);

/// inflects() for one core and many others: what concerns `word` alone is looked up once.
class Inflections {
 public:
  /// `words` must outlive this.
  Inflections(std::string_view word, const Vocabulary& words);

  /// inflects(word, other, words).
  bool include(std::string_view other) const;

 private:
  /// False if the letters alone show that inflects() is; so most words need not be looked up.
  bool may_include(std::string_view other) const;

  AssertedVocabulary words_;
  std::string word_;
  std::string stem_;
  std::string frame_;
  Bases bases_;
  std::vector<PluralPartners> partners_;  ///< of each base that is a sound one
};

}  // namespace fihris
