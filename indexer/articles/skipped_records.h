#pragma once

#include <cstddef>
#include <vector>

#include "index/schema.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// What cannot be read in one file, each with its reason; of a file that holds very much of it, the first
/// hundred faults, the first hundred of what is no text, and lines that count the rest.
class SkippedRecords {
 public:
  /// In the file of that state.
  explicit SkippedRecords(const FileState& state) : state_(state) {}

  void add(const ReadFailure& failure);
  /// True if something is a fault, or the file itself is no text.
  bool tells_why() const { return faults_ > 0 || is_no_text_; }
  std::vector<Skipped> take();

 private:
  const FileState& state_;
  std::vector<Skipped> skipped_;
  std::size_t faults_ = 0;
  std::size_t others_ = 0;  ///< pictures and the like
  bool is_no_text_ = false;
};

}  // namespace fihris
