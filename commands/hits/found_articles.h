#pragma once

#include <string>
#include <vector>

#include "commands/options/common_options.h"
#include "query/match/searcher.h"

namespace fihris {

/// The numbers of all articles that a query finds, in order; of all articles if it has no words. Says what of
/// the query could not be understood. Throws Error for a query that holds no word.
std::vector<Xapian::docid> found_articles(Searcher& searcher, const std::vector<std::string>& query,
                                          const SearchOptions& options, const CommonOptions& common);

}  // namespace fihris
