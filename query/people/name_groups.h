#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/people/mention_list.h"

namespace fihris {

/// The forms of one person's name.
struct NameGroup {
  std::vector<Mentioned> forms;         ///< the commonest first, at least one
  std::vector<Xapian::docid> articles;  ///< all that have one of them, in order
};

/// The `limit` people of most articles, with the same forms and articles whatever the limit. Forms are one
/// person's if they differ only in spelling (transliteration.h), or if one is short for the other and for
/// hardly anyone else: the surname, the given name and surname, a name without further fathers. A given name
/// alone is nobody where names of several words begin with it. `names` holds names of people.
std::vector<NameGroup> group_names(const MentionList& names, std::size_t limit);

}  // namespace fihris
