#pragma once

#include "query/counts/facet_table.h"
#include "query/match/searcher.h"
#include "web/pages/page.h"

namespace fihris {

/// What a page of a search says of its facets: those that it is narrowed by, each with what takes it away,
/// and the values of those found, each with its count and what narrows the search to it. `result` is of the
/// whole search. `table` is of the searcher's generation; null: people and places are those of a sample.
void add_facets(const Searcher& searcher, const HttpRequest& request, const SearchResult& result,
                const FacetTable* table, PageData& data);

/// The same without values, for a search that has found nothing.
void add_filters(const HttpRequest& request, PageData& data);

}  // namespace fihris
