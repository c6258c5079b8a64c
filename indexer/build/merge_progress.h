#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "index/derived/lexicon_builder.h"
#include "index/glass/database_merger.h"
#include "indexer/progress.h"

namespace fihris {

/// Shows how far merges have come and then, since it may be made beside them, what is left of the lexicon.
class MergeProgress {
 public:
  /// Begins the stage of the merges, of one run of sources each. The sources will tell of what is read of
  /// them: they are not to be read when this is gone.
  MergeProgress(Progress& progress, std::vector<std::vector<glass::MergeSource>>& runs);

  /// One merge has ended.
  void merged();
  /// For build_lexicon.
  LexiconSteps lexicon_steps();

 private:
  void take_steps(std::size_t steps, std::size_t all);

  Progress& progress_;
  std::mutex mutex_;
  std::size_t merges_;             ///< that have not ended
  std::size_t lexicon_steps_ = 0;  ///< done while they went on
  bool shows_lexicon_ = false;     ///< the stage of the lexicon has its number of steps
};

}  // namespace fihris
