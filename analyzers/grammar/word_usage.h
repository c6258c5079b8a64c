#pragma once

#include <string_view>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// True if a folded word is one of grammar (analyzers/data/function_words.tsv), with proclitics and pronouns
/// too.
bool is_function_word(std::string_view word);

/// The same without proclitics.
bool is_bare_function_word(std::string_view word);

/// True if the collection uses the folded word as names are not used: behind the article, before pronouns and
/// endings, conjugated; or if the word is itself such a form of one that is. Names of foreign people and
/// places take none of these.
///
/// Evidence is little for a rare word and for a word of two or three letters, which many forms resemble by
/// chance. A few hundred lookups.
bool is_inflected(std::string_view word, const Vocabulary& vocabulary);

}  // namespace fihris
