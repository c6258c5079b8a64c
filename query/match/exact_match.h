#pragma once

#include <string>

#include "query/language/ast.h"
#include "query/match/occurrences.h"
#include "query/match/query_builder.h"

namespace fihris {

/// What of a candidate the index itself can tell.
struct CandidateFacts {
  const Occurrences& occurrences;
  const std::vector<std::string>& matching_terms;  ///< index terms of the query that the article has, sorted
  std::string date;                                ///< value of slot::date
};

/// Whether an article matches `root` when the words that ask to be exactly so written are held to the stored
/// text. `built` is the translation of `root`, by which the article was found. `all_exact` holds every word
/// to the text.
bool matches_as_written(const Node& root, const BuiltQuery& built, const CandidateFacts& facts,
                        bool all_exact, bool require_all);

}  // namespace fihris
