#pragma once

#include <vector>

#include "index/people/mention_list.h"

namespace fihris {

/// The forms of one person's name: the commonest first, at least one.
using NameGroup = std::vector<Mentioned>;

/// The people of a collection, in no order. Forms are one person's if they differ only in spelling
/// (transliteration.h), or if one is short for the other and for hardly anyone else: the surname, the given
/// name and surname, a name without further fathers. A given name alone is nobody where names of several
/// words begin with it. `names` are of people, the commonest first.
std::vector<NameGroup> group_names(const std::vector<Mentioned>& names);

}  // namespace fihris
