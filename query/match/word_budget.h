#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "query/language/ast.h"

namespace fihris {

/// What is left of a query whose words are too many, so that none costs much time or memory.
struct BoundedQuery {
  Node query;
  std::size_t words = 0;     ///< in `query`
  std::vector<Node> others;  ///< plain words of the text that are not in it, the rarest first
  std::size_t left_out = 0;  ///< words that are not in `query`, repetitions apart
};

/// How many words are kept of a query.
struct WordLimits {
  std::size_t words;    ///< in BoundedQuery::query
  std::size_t telling;  ///< of these plain ones of a list, where the query has more than `words`
  std::size_t others;   ///< in BoundedQuery::others
};

/// `query` with at most so many words: if it has more, without repetitions inside a list; if it still has
/// more, with some of them.
///
/// Kept before all others are phrases in quotation marks, NEAR, filters and what has a sign or stands beside
/// an operator; then words that the index has, the rarest first, then words that it does not have.
/// `frequency` tells in how many articles a word is. Of a phrase that is too long by itself its first words
/// are kept. Something is always left of a query that is not empty.
BoundedQuery within_budget(const Node& query, const WordLimits& limits,
                           const std::function<unsigned(const std::string& term)>& frequency);

}  // namespace fihris
