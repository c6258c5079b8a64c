#pragma once

#include <string>
#include <vector>

#include "indexer/folder_scan.h"
#include "indexer/progress.h"
#include "indexer/schema.h"
#include "indexer/update_plan.h"

namespace fihris {

/// What an update of clones did.
struct CloneUpdateResult {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t removed = 0;
  std::vector<Skipped> skipped;    ///< files of the plan that could not be indexed
  std::vector<std::string> words;  ///< of the articles added and replaced; distinct
};

/// Carries out `plan` in the shards `clones` of one index, each in its own thread and in one commit, and
/// writes `manifest`, with what was skipped besides, into the first. Memory grows with the number of words
/// changed. Throws Xapian::Error, and then has committed some shards at most.
CloneUpdateResult update_clones(const FileList& files, const UpdatePlan& plan,
                                const std::vector<std::string>& clones, Manifest manifest, std::size_t jobs,
                                Progress& progress);

}  // namespace fihris
