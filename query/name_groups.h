#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/mention_list.h"

namespace fihris {

/// The forms of one person's name.
struct NameGroup {
  std::vector<Mentioned> forms;            ///< the commonest first, at least one
  std::vector<Xapian::docid> articles;     ///< all that have one of them, in order
};

/// The `limit` people of most articles. Forms are one person's if they differ only in spelling (transliteration.h), if one
/// goes on from the other with further fathers, or if one is the other's surname and hardly anyone else's.
/// `names` holds names of people.
std::vector<NameGroup> group_names(const MentionList& names, std::size_t limit);

}  // namespace fihris
