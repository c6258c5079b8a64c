#pragma once

#include <string>
#include <vector>

#include "query/match/searcher.h"
#include "query/output/output.h"
#include "query/shown/concordance.h"

namespace fihris {

/// Writes every match of the articles found, one a line (`--kwic`): in text aligned on the match, else as
/// records. Returns the paths of the articles. Throws Error if standard output cannot be written.
std::vector<std::string> write_concordance(const Searcher& searcher, const SearchResult& result,
                                           ConcordanceOrder order, const OutputOptions& options);

}  // namespace fihris
