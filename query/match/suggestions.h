#pragma once

#include <string>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// What to try when nothing matched: how many articles would match at looser levels, and words of the index
/// that look like those that were not found. Lines for a person, without newlines of their own; none if there
/// is nothing to say.
std::vector<std::string> suggestions(Searcher& searcher, const Node& query, const SearchOptions& options,
                                     const SearchResult& result);

}  // namespace fihris
