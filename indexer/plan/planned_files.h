#pragma once

#include "indexer/files/file_list.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// Gives up the files that `plan` has nothing to do with, which are nearly all in most updates, and numbers
/// the others anew, in the plan too. Most of the memory is given back to the system.
void keep_planned_files(FileList& files, UpdatePlan& plan);

}  // namespace fihris
