#pragma once

#include <cstddef>

#include "indexer/build/indexing.h"
#include "indexer/files/file_list.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// What a plan does to an index that has `articles`; `files` are those of the scan.
IndexingSummary summary_of(const UpdatePlan& plan, const FileList& files, std::size_t articles);

}  // namespace fihris
