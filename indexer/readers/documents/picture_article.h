#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads what is written in a picture, if pictures are read; else says that it is one.
void read_picture(Input& input, const ReadContext& context);

/// In a few words, which pages of a document were read in pictures, and which of these with low confidence.
class ReadPages {
 public:
  /// `number` from 1 on.
  void add(std::size_t number, unsigned confidence);
  bool empty() const { return count_ == 0; }
  /// "3 pages read, low confidence on page 2".
  std::string describe() const;

 private:
  std::size_t count_ = 0;
  std::vector<std::size_t> low_;
};

}  // namespace fihris
