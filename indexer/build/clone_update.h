#pragma once

#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/file_list.h"
#include "indexer/plan/update_plan.h"
#include "indexer/progress.h"

namespace fihris {

/// What is to change in a clone of a shard (clone_database.h).
struct CloneUpdate {
  std::string folder;
  std::vector<Change> touch;  ///< articles, as the shard numbers them, whose files have another state
  const Manifest* manifest = nullptr;  ///< to be written, if any
};

/// Carries it out in each clone that changes, in a thread and one commit of its own, which is not brought to
/// the disk. Throws Xapian::Error, and then has committed some at most.
void update_clones(const FileList& files, const std::vector<CloneUpdate>& clones, std::size_t jobs,
                   Progress& progress);

}  // namespace fihris
