#pragma once

#include <string_view>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// How alike two folded words are as spellings of one name, from 0 to 1, in either script each: 1 for the
/// same spelling, 0 for words that no sequence of spelling rules joins, and for other scripts. Symmetric.
/// Pure; about a microsecond.
///
/// For ranking candidates; whether two words are one name is for same_name to decide.
double spelling_similarity(std::string_view a, std::string_view b);

/// True if two folded words can be one name, for words that are known to be names. It joins what foreign
/// names vary in: g, k, j, v, p, ch, s, t, vowels written or not, final alef or haa, scripts; not what parts
/// Arabic names from each other (Hasan, Husayn; Zayd, Zaydan; Ali and the preposition ala). The article
/// counts as a part of the name: take it off first. docs/names.md gives rules and figures.
bool same_name(std::string_view a, std::string_view b);

/// The same for words of running text, where most words are no names: stricter in what may differ, and false
/// if `vocabulary` shows that either word is inflected as names are not (word_usage.h). To be asked of `a` as
/// typed and candidates `b` that share a skeleton key.
bool same_name(std::string_view a, std::string_view b, const Vocabulary& vocabulary);

}  // namespace fihris
