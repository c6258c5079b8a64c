#pragma once

#include <cstddef>
#include <vector>

#include "query/people/mention_list.h"
#include "query/people/name_groups.h"

namespace fihris {

/// A person as articles write the name.
struct Person {
  std::vector<Mentioned> forms;  ///< as written; the commonest first, at least one
  std::size_t articles = 0;      ///< that have one of them
};

/// The forms of a group as the articles of `names` write them. Analyses some of these for each form
/// (written_name.h).
Person as_written(const Xapian::Database& articles, const MentionList& names, const NameGroup& group);

}  // namespace fihris
