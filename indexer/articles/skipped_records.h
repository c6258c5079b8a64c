#pragma once

#include <cstddef>
#include <vector>

#include "index/schema.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// What cannot be read in one file, each with its reason; of a file that holds very much of it, the first
/// hundred and a line that counts the rest.
class SkippedRecords {
 public:
  /// In the file of that state.
  explicit SkippedRecords(const FileState& state) : state_(state) {}

  void add(const ReadFailure& failure);
  bool empty() const { return skipped_.empty(); }
  std::vector<Skipped> take();

 private:
  const FileState& state_;
  std::vector<Skipped> skipped_;
  std::size_t more_ = 0;
};

}  // namespace fihris
