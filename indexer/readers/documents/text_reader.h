#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads plain text. The title is left to whoever takes the article.
void read_text(Input& input, const ReadContext& context);

}  // namespace fihris
