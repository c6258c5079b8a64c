#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "query/language/ast.h"

namespace fihris {

/// What is left of a query whose words are too many, so that none costs much time or memory.
struct BoundedQuery {
  Node query;
  std::size_t words = 0;     ///< in `query`
  std::size_t left_out = 0;  ///< words that are not in it, repetitions apart
};

/// `query` with at most `most` words: if it has more, without repetitions inside a list; if it still has
/// more, with some of them.
///
/// Kept before all others are phrases in quotation marks, NEAR, filters and what has a sign or stands beside
/// an operator; then words that the index has, the rarest first, then words that it does not have.
/// `frequency` tells in how many articles a word is. Of a phrase that is too long by itself its first words
/// are kept. Something is always left of a query that is not empty.
BoundedQuery within_budget(const Node& query, std::size_t most,
                           const std::function<unsigned(const std::string& term)>& frequency);

}  // namespace fihris
