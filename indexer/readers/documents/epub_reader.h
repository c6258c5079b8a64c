#pragma once

#include "indexer/readers/containers/package.h"
#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a book: its chapters in the order of its spine, as one article.
void read_epub(Package& package, const ReadContext& context);

}  // namespace fihris
