#pragma once

#include <optional>
#include <string>

namespace fihris {

/// While it lives, a database that is opened to write moves its changes from memory into its tables after so
/// many articles. Within a transaction such a flush is no commit.
///
/// Sets the environment variable that Xapian reads for this, its only way: not to be made or destroyed beside
/// other threads.
class FlushThreshold {
 public:
  explicit FlushThreshold(unsigned articles);
  ~FlushThreshold();
  FlushThreshold(const FlushThreshold&) = delete;
  FlushThreshold& operator=(const FlushThreshold&) = delete;

 private:
  std::optional<std::string> before_;
};

}  // namespace fihris
