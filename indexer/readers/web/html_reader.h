#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a page: its article, what stands around that, and what it says of itself.
void read_html(Input& input, const ReadContext& context);

/// Fills `article` from a page in UTF-8 (body, boilerplate, title, author, source, language, date). `address`
/// is a hint: where the page lies or came from.
void fill_from_html(const std::string& html, std::string_view address, ReadArticle& article);

}  // namespace fihris
