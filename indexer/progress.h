#pragma once

#include <cstddef>
#include <string_view>

#include "index/article_encoding.h"

namespace fihris {

/// What the steps of a stage are.
enum class Steps {
  items,  ///< files or articles, worth a number
  share,  ///< pieces of a work, of which only how many of all are done tells something
};

/// Is told how far a long run has come. The member functions are called from many threads; any of them may
/// throw Interrupted, which ends the run.
class Progress {
 public:
  virtual ~Progress() = default;

  /// A new stage begins. `total` is the number of steps it has, 0 if unknown.
  virtual void begin(std::string_view stage, std::size_t total, Steps steps = Steps::items) = 0;
  /// So many more steps of the stage are done.
  virtual void advance(std::size_t steps) = 0;
  /// A file, or a record of one, was read that is not plain UTF-8.
  virtual void decoded(const DecodedFile& /*file*/) {}
};

/// Ends a run because the user wants so; no error.
struct Interrupted {
  std::size_t kept = 0;  ///< articles that have been read and are there for the next run
};

}  // namespace fihris
