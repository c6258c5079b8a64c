#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a zip: a document of an office program, a book, or an archive.
void read_zip(Input& input, const ReadContext& context);

}  // namespace fihris
