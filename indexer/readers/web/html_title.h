#pragma once

#include <string>

#include "indexer/readers/web/html_statements.h"

namespace fihris {

/// The site's name, as far as the page tells it in words.
std::string site_name(const HtmlStatements& said);

/// The title of a page's article: JSON-LD's headline, Open Graph's, the `title` element's without the name of
/// the site at one of its ends, or else a heading.
std::string choose_title(const HtmlStatements& said, const std::string& site);

}  // namespace fihris
