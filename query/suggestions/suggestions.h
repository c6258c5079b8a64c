#pragma once

#include <string>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// What few articles have may be a slip for what so many times more have.
inline constexpr unsigned few_articles = 5, many_times = 20;

/// What to try when nothing matched: how many articles would match at looser levels, and words of the index
/// that look like those that were not found. Lines for a person, without newlines of their own; none if there
/// is nothing to say.
std::vector<std::string> suggestions(Searcher& searcher, const Node& query, const SearchOptions& options,
                                     const SearchResult& result);

/// For words of a query that finds something: those that hardly any article has, with similar words that a
/// great many more have; a line each.
std::vector<std::string> commoner_spellings(const Searcher& searcher, const SearchResult& result);

}  // namespace fihris
