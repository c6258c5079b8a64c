#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/articles.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// A change that a run would make.
struct PlannedChange {
  std::string_view what;  ///< add, replace, move or remove
  std::string path;
  std::string from;  ///< of a move: the path until now
};

/// What `plan`, made of `files` and `articles`, would do; without what merely has a new time.
std::vector<PlannedChange> list_changes(const UpdatePlan& plan, const FileList& files,
                                        const Articles& articles);

}  // namespace fihris
