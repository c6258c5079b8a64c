#pragma once

#include "indexer/readers/any_reader.h"
#include "indexer/readers/package.h"

namespace fihris {

/// Reads a book: its chapters in the order of its spine, as one article.
void read_epub(Package& package, const ReadContext& context);

}  // namespace fihris
