#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads the text of a PDF, page by page, in the order of reading.
void read_pdf(Input& input, const ReadContext& context);

/// Loads what poppler loads once.
void prepare_pdf();

}  // namespace fihris
