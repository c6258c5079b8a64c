#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/web/html_document.h"

namespace fihris {

/// The text of a page, parted.
struct HtmlText {
  std::string article;      ///< paragraphs, separated by an empty line
  std::string boilerplate;  ///< menus, related posts, forms, footers
  std::string head;         ///< lines from the title to the first paragraph, of either
};

/// Parts the article of a page from what stands around it, by the structure of the page and the density of
/// its text. If nothing looks like an article, all visible text is one. `title` is that of the article.
HtmlText part_article(const HtmlDocument& page, std::string_view title);

}  // namespace fihris
