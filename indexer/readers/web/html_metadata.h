#pragma once

#include <string_view>

#include "indexer/readers/web/html_document.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// Puts into `article` what a page says of itself: title (JSON-LD, Open Graph, `title` without the site's
/// name, h1), author, site, language, and the day of publication (JSON-LD, meta, microdata, RDFa, `time`,
/// then `address`: the page's URL or path). Days of changes do not count.
void read_html_metadata(const HtmlDocument& page, std::string_view address, ReadArticle& article);

}  // namespace fihris
