#pragma once

#include <optional>
#include <string>

#include "query/match/searcher.h"

namespace fihris {

/// A query as it would be on a keyboard that was switched to the other script (query/language/keyboards.h).
struct RetypedQuery {
  std::string text;
  unsigned articles = 0;  ///< that have all of its words, at the level that was asked for or affix
};

/// The likeliest reading of `text` so, with which anything is found; nothing if there is none.
std::optional<RetypedQuery> retyped(Searcher& searcher, const std::string& text,
                                    const SearchOptions& options);

/// The same for a query that found something, if `result` is but a few articles and a great many more are
/// found so.
std::optional<RetypedQuery> commoner_retyped(Searcher& searcher, const std::string& text,
                                             const SearchOptions& options, const SearchResult& result);

}  // namespace fihris
