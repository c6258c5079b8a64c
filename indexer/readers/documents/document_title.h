#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/input/xml_text.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// True if a document's own property cannot be its title: nothing, a file's name, a program's default
/// ("Document1", "Microsoft Word - ..."), or no letters.
bool is_absurd_title(std::string_view title);

/// Settles the title of `article`: its property unless that is absurd; else the first heading, which is taken
/// off `paragraphs`; else the first paragraph, if it is short, which is taken off too.
void choose_title(ReadArticle& article, std::vector<Paragraph>& paragraphs);

/// The paragraphs as one text, with empty lines between them.
std::string joined(const std::vector<Paragraph>& paragraphs);

}  // namespace fihris
