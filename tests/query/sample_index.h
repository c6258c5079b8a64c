#pragma once

#include <string>

#include "indexer/build/indexing.h"

namespace fihris {

/// Makes or updates an index without showing anything.
void index_silently(const IndexingOptions& options);

/// The folder of an index of the sample corpus, which is made once.
const std::string& sample_index();

}  // namespace fihris
