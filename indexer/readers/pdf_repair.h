#pragma once

#include <string>
#include <vector>

#include "indexer/readers/xml_text.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// The paragraphs of a PDF's pages. Puts right what PDFs do to Arabic: presentation forms become letters,
/// vowels that stand apart from their letter are joined to it, words parted at the ends of lines are joined,
/// lines that stand at the head or foot of most pages go to `article`'s boilerplate.
std::vector<Paragraph> repair_pages(const std::vector<std::string>& pages, ReadArticle& article);

}  // namespace fihris
