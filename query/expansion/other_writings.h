#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/places/aliases.h"

namespace fihris {

/// Another way to write some words of a query: a name joined or split, a place's other name, a month's.
struct OtherWriting {
  std::size_t first = 0;           ///< index of the first query word that it stands for
  std::size_t count = 0;           ///< how many query words it stands for
  std::vector<std::string> words;  ///< folded, one or more
  bool by_sound = false;  ///< made by the rules of names: in another script it is to be read as it sounds
};

/// All other writings of parts of `words` (folded, in the order of the query): by the rules of names, the
/// gazetteer and the aliases; at most `most` that begin with the same word. Whether the index has them is for
/// the caller to look up.
std::vector<OtherWriting> other_writings(const std::vector<std::string>& words, const Aliases& aliases,
                                         std::size_t most);

/// True if a folded word in Latin letters is an institution's name (ISIS): its other names are known, and
/// what merely sounds like it is something else.
bool is_institution(std::string_view word, const Aliases& aliases);

}  // namespace fihris
