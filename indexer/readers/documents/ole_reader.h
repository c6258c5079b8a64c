#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a file of Word or PowerPoint of before 2007.
void read_ole(Input& input, const ReadContext& context);

}  // namespace fihris
