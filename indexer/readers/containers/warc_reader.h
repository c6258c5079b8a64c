#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads the pages of an archive of the web (WARC 1.0 and 1.1, ISO 28500), each under its address.
void read_warc(Input& input, const ReadContext& context);

}  // namespace fihris
