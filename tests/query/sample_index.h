#pragma once

#include <string>
#include <vector>

#include "indexer/build/indexing.h"
#include "tests/support/temporary_folder.h"

namespace fihris {

/// Makes or updates an index without showing anything.
void index_silently(const IndexingOptions& options);

/// Makes an index of the folders, which is called `name` and lies in `place`; returns its path.
std::string index_of(const TemporaryFolder& place, const std::string& name,
                     const std::vector<std::string>& folders);

/// The folders of the sample corpus, more than four, in order.
std::vector<std::string> folders_of_corpus();

/// The folder of an index of the sample corpus, which is made once.
const std::string& sample_index();

}  // namespace fihris
