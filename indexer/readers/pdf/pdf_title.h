#pragma once

#include <string>
#include <vector>

#include "indexer/readers/pdf/page_layout.h"

namespace fihris {

/// What is set in the largest letters of a first page, if they are larger than most and no more than a title:
/// one to three lines. Empty if there is none. UTF-8, before any repair.
std::string largest_text(const std::vector<Glyph>& page);

/// True if `title`, the document's own property, may be what `page`, the text of its first pages, is called:
/// it is in it, or in its script.
bool may_name(const std::string& title, const std::string& page);

}  // namespace fihris
