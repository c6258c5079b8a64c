#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/expansion/sounded_names.h"
#include "query/language/ast.h"

namespace fihris {

/// Words in Latin letters that stand one after the other in a query.
struct LatinRun {
  std::size_t first = 0;           ///< index of the first of them
  std::vector<std::string> words;  ///< folded, as they are said (analyzers/words/scholarly_latin.h)
};

/// Those among `words` that may be names: not those to be found only as written, and no wildcards.
std::vector<LatinRun> latin_runs(const std::vector<QueryWord>& words);

/// How Latin letters write a name in Arabic letters: with bin and abdul for its small words, the article as a
/// word of its own or left out. `words` are folded and without proclitics. Only what the index can have.
std::vector<std::vector<std::vector<ExpandedForm>>> latin_spellings(const SoundedNames& names,
                                                                    const std::vector<std::string>& words);

}  // namespace fihris
