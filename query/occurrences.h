#pragma once

#include <cstddef>
#include <vector>

#include "indexer/schema.h"
#include "query/level.h"
#include "query/query_builder.h"

namespace fihris {

/// A word of an article that matches a word of the query.
struct Occurrence {
  std::size_t group = 0;       ///< index of the query word in BuiltQuery::groups
  Level level = Level::exact;
  std::size_t begin = 0;       ///< byte offset of the word in title or body
  std::size_t end = 0;         ///< one past its last byte
  std::size_t core_begin = 0;  ///< the matched core: the word without proclitics the query word does not have
  unsigned position = 0;       ///< word number, as in the index
};

/// Where the words of a query stand in an article.
struct Occurrences {
  std::vector<Occurrence> title;  ///< in the order of the text
  std::vector<Occurrence> body;
};

/// Re-analyses an article's stored text. Words of fields other than text and title have no occurrences.
Occurrences find_occurrences(const Record& record, const std::vector<WordGroup>& groups);

}  // namespace fihris
