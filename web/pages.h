#pragma once

#include <string>

#include "query/match/searcher.h"
#include "web/request.h"

namespace fihris {

// The pages, in HTML that needs no script. All throw Refused for a request that cannot be answered.

/// The box to search with, and what the parameter q finds.
HttpResponse search_page(Searcher& searcher, const HttpRequest& request);
/// The article at `path`, with what q matches in it.
HttpResponse article_page(Searcher& searcher, const HttpRequest& request);
/// The people and places that articles mention, of those alone that q finds.
HttpResponse names_page(Searcher& searcher, const HttpRequest& request);
HttpResponse places_page(Searcher& searcher, const HttpRequest& request);
/// Every form of `name` in the index.
HttpResponse variants_page(Searcher& searcher, const HttpRequest& request);
HttpResponse status_page(Searcher& searcher, const HttpRequest& request);
/// Says why something is not shown.
HttpResponse message_page(const HttpRequest& request, const Refusal& refusal);

}  // namespace fihris
