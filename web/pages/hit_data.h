#pragma once

#include "query/shown/hit.h"
#include "web/pages/page.h"

namespace fihris {

/// What a page shows of an article found: title and excerpts with marks on whole words, each saying how it
/// matches, and a link to it that holds the search.
PageData hit_data(const Hit& hit, const HttpRequest& request, Language language);

}  // namespace fihris
