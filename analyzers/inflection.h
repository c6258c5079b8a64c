#pragma once

#include <string_view>

#include "analyzers/vocabulary.h"

namespace fihris {

/// Whether two cores are inflected forms of one word: `a` and `b` differ by attached pronouns, tanwin alef,
/// dual, sound or broken plural, feminine, nisba or the ending of a verb, and `words` shows that they do
/// (docs/inflection.md gives each rule with its evidence). Symmetric, and true of a word with itself.
///
/// `words` is the vocabulary of the articles, as for split_proclitics(): the evidence is in words with the
/// article, bi and li, too. Cores that can be inflections of each other share their light_stem() or their
/// consonant_frame(): only such are worth asking about. Most other pairs are refused without a lookup, the
/// rest takes a few dozen lookups.
bool inflects(std::string_view a, std::string_view b, const Vocabulary& words);

}  // namespace fihris
