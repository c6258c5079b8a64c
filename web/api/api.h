#pragma once

#include "query/counts/facet_table.h"
#include "query/match/searcher.h"
#include "query/output/json.h"
#include "web/http/request.h"

namespace fihris {

// What the API answers (docs/serve.md). All throw Refused for a
// request that cannot be answered.

/// q, limit, offset, all, sort, level, snippets.
Json api_search(Searcher& searcher, const HttpRequest& request);
/// path, and q for what is to be marked.
Json api_article(Searcher& searcher, const HttpRequest& request);
/// q, limit, offset, all, level.
Json api_names(Searcher& searcher, const HttpRequest& request);
Json api_places(Searcher& searcher, const HttpRequest& request);
/// name, level.
Json api_variants(Searcher& searcher, const HttpRequest& request);
/// q, as far as it is typed.
Json api_complete(Searcher& searcher, const HttpRequest& request);
/// q, path, all, level, in.
Json api_why(Searcher& searcher, const HttpRequest& request);
/// q, in, all, level, facet, limit.
Json api_facets(Searcher& searcher, const HttpRequest& request, const FacetTable* table);
Json api_status(Searcher& searcher);

}  // namespace fihris
