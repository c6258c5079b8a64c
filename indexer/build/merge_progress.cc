#include "indexer/build/merge_progress.h"

#include "index/glass/block_format.h"
#include "index/index_folder.h"

namespace fihris {

MergeProgress::MergeProgress(Progress& progress, std::vector<std::vector<glass::MergeSource>>& runs)
    : progress_(progress), merges_(runs.size()) {
  std::uintmax_t bytes = 0;
  for (auto& run : runs) {
    for (auto& source : run) {
      bytes += folder_bytes(source.folder);
      source.reading_block = [this] { progress_.advance(1); };
    }
  }
  progress_.begin("merging", bytes / glass::block_bytes + 1, Steps::share);
}

void MergeProgress::merged() {
  const std::lock_guard lock(mutex_);
  --merges_;
}

LexiconSteps MergeProgress::lexicon_steps() {
  return [this](std::size_t steps, std::size_t all) { take_steps(steps, all); };
}

void MergeProgress::take_steps(std::size_t steps, std::size_t all) {
  const std::lock_guard lock(mutex_);
  if (merges_ > 0) {
    lexicon_steps_ += steps;
    progress_.advance(0);
    return;
  }
  if (!shows_lexicon_) {
    progress_.begin("lexicon", all, Steps::share);
    steps += lexicon_steps_;
    shows_lexicon_ = true;
  }
  progress_.advance(steps);
}

}  // namespace fihris
