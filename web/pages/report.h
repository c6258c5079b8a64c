#pragma once

#include <cstdint>
#include <string>

#include "query/counts/facet_table.h"
#include "query/match/searcher.h"
#include "web/http/request.h"

namespace fihris {

/// A page of what a search finds that needs nothing else, to be kept and sent on: how many articles, of which
/// years, sources, people and places, and the best of them with their excerpts. `request` has the parameters
/// of the page of the search (q, all, level, sort, in, lang) and `limit`, of articles. `made` is now, in
/// seconds since 1970; `table` as add_facets (facets.h) takes it. Throws Refused.
struct Report {
  std::string html;
  unsigned articles = 0;  ///< found
};
Report make_report(Searcher& searcher, const HttpRequest& request, std::int64_t made,
                   const FacetTable* table = nullptr);

}  // namespace fihris
