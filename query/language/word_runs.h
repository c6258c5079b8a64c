#pragma once

#include <vector>

#include "query/language/ast.h"

namespace fihris {

/// Words of one field that a query names one after the other. The words belong to the query.
struct WordRun {
  Field field = Field::text;
  std::vector<const QueryWord*> words;
};

/// The words among the parts of a group that may be a name together: side by side, joined by AND, or excluded
/// and joined by OR, which excludes what has all. A word to be found only as written ends a run.
std::vector<WordRun> runs_of_names(const Node& group);

/// The words among the parts of a group that must all match: as above, but of words side by side only those
/// with a plus, or all where `require_all`.
std::vector<WordRun> runs_of_required(const Node& group, bool require_all);

}  // namespace fihris
