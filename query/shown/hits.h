#pragma once

#include <vector>

#include "query/match/searcher.h"
#include "query/shown/hit.h"

namespace fihris {

/// Everything that is shown of the articles found: re-analyses each, takes at most `snippets` excerpts, and
/// tells the form and level by which each query word matched.
std::vector<Hit> make_hits(const SearchResult& result, unsigned snippets);

}  // namespace fihris
