#pragma once

#include "indexer/readers/any_reader.h"

namespace fihris {

/// Reads a document in Rich Text Format.
void read_rtf(Input& input, const ReadContext& context);

}  // namespace fihris
