#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// The spellings of a loan word (folded, without proclitics) in `words` that have one waw or yeh inside more
/// or less: Arabic writes the short vowels of foreign words as long ones or not at all, and houses differ.
///
/// A loan word is told by its consonants: five or more, where words of the language have three or four beside
/// what grammar adds. Sound plurals and duals whose singular is known, pronouns and the plural in -at do not
/// count. Both spellings have to be such words. Some dozen lookups for a loan word, a few for another.
std::vector<std::string> loan_spellings(std::string_view word, const Vocabulary& words);

}  // namespace fihris
