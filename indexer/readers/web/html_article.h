#pragma once

#include <string>
#include <vector>

#include "indexer/readers/web/html_document.h"

namespace fihris {

/// The text of a page, parted.
struct HtmlText {
  std::string article;      ///< paragraphs, separated by an empty line
  std::string boilerplate;  ///< menus, related posts, forms, footers
};

/// Parts the article of a page from what stands around it, by the structure of the page and the density of
/// its text. If nothing looks like an article, all visible text is one.
HtmlText part_article(const HtmlDocument& page);

}  // namespace fihris
