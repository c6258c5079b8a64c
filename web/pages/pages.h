#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/counts/facet_table.h"
#include "query/match/searcher.h"
#include "web/http/request.h"

namespace fihris {

/// Makes forms names of one thing, durably. Throws Error if that fails.
using AliasSaver = std::function<void(const std::vector<std::string>& forms)>;

// The pages, in HTML that needs no script. All throw Refused for a request that cannot be answered.

/// The box to search with, and what the parameter q finds; `table` as add_facets (facets.h) takes it.
HttpResponse search_page(Searcher& searcher, const HttpRequest& request, const FacetTable* table);
/// The article at `path`, with what q matches in it.
HttpResponse article_page(Searcher& searcher, const HttpRequest& request);
/// The people and places that articles mention, of those alone that q finds.
HttpResponse names_page(Searcher& searcher, const HttpRequest& request);
HttpResponse places_page(Searcher& searcher, const HttpRequest& request);
/// Every form of `name` in the index; with `page_token`, where it is not empty, those ticked can be saved as
/// aliases.
HttpResponse variants_page(Searcher& searcher, const HttpRequest& request, const std::string& page_token);
/// The forms of `name` that were ticked become aliases by `save` (ServeEvents); leads back to the page of
/// forms.
HttpResponse save_aliases(const HttpRequest& request, const AliasSaver& save);
/// Lists of queries: a form, and the counts of what was sent in it.
HttpResponse lists_page(Searcher& searcher, const HttpRequest& request, const std::string& page_token);
HttpResponse status_page(Searcher& searcher, const HttpRequest& request);
/// Says why something is not shown.
HttpResponse message_page(const HttpRequest& request, const Refusal& refusal);

}  // namespace fihris
