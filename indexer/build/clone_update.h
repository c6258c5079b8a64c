#pragma once

#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"
#include "indexer/progress.h"

namespace fihris {

/// What an update of clones did.
struct CloneUpdateResult {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t removed = 0;
  std::vector<Skipped> skipped;    ///< files of the plan that could not be indexed
  std::vector<std::string> words;  ///< of the articles added and replaced; distinct
};

/// An update of the shards of an index, of which there are clones.
struct CloneUpdate {
  const FileList& files;
  const UpdatePlan& plan;
  /// Of all shards, in their order; an empty name for a shard that is not to change. The first clone gets the
  /// manifest.
  const std::vector<std::string>& clones;
  Manifest manifest;  ///< what the update skips is added to it
  std::size_t jobs;   ///< threads
};

/// Carries out the plan in the clones, each in its own thread and in one commit, which is not brought to the
/// disk. What is added needs all clones. Memory is bounded. Throws Xapian::Error, and then has committed some
/// clones at most.
CloneUpdateResult update_clones(const CloneUpdate& update, Progress& progress);

}  // namespace fihris
