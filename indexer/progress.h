#pragma once

#include <cstddef>
#include <string_view>

#include "index/article_encoding.h"

namespace fihris {

/// Is told how far a long run has come. The member functions are called from many threads.
class Progress {
 public:
  virtual ~Progress() = default;

  /// A new stage begins. `total` is the number of steps it has, 0 if unknown.
  virtual void begin(std::string_view stage, std::size_t total) = 0;
  /// So many more steps of the stage are done.
  virtual void advance(std::size_t steps) = 0;
  /// A file, or a record of one, was read that is not plain UTF-8.
  virtual void decoded(const DecodedFile& /*file*/) {}
};

}  // namespace fihris
