#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a document in Rich Text Format.
void read_rtf(Input& input, const ReadContext& context);

}  // namespace fihris
