#pragma once

#include <string_view>
#include <vector>

#include "indexer/scans/picture_text.h"

namespace fihris {

/// The pages of what tesseract writes as a table: a line for each word, with numbers of page, block,
/// paragraph and line, and its confidence. What is no such line is passed over. A page that is read with less
/// than least_confidence has no text.
std::vector<PicturePage> read_tesseract_table(std::string_view table);

}  // namespace fihris
