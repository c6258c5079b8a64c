#pragma once

#include <functional>
#include <string>

#include "index/file_descriptor.h"

namespace fihris {

/// The right to write to an index; at most one program has it, which goes with the process.
class WriterLock {
 public:
  /// Makes `index` an index folder if it is none yet (index_marker.h). While another program has the lock,
  /// calls `on_wait` with who it is, ten times a second; what that throws ends the wait. Throws Error if
  /// `index` cannot be written, or is a folder of something else.
  WriterLock(const std::string& index, const std::function<void(const std::string& holder)>& on_wait);

  /// False if the file system has no locks: nothing then keeps a second program from writing.
  bool is_held() const { return is_held_; }

 private:
  FileDescriptor file_;
  bool is_held_ = true;
};

/// True if `error`, of flock, says that the file system has no locks.
bool means_no_locks(int error);

}  // namespace fihris
