#pragma once

#include <set>
#include <string>

#include "index/file_descriptor.h"
#include "indexer/files/stop_signals.h"

namespace fihris {

/// Notices that something has changed in folders (inotify). It does not say what: a scan does, and finds the
/// same whatever was lost on the way, so that an overflow of the kernel's queue is an event like any other.
///
/// What is watched follows the scans. Each adds every folder before it reads it, so that no change can fall
/// between; folders that a whole scan has not met are watched no longer.
class FolderWatch {
 public:
  /// Throws std::system_error where the kernel has no inotify instance left.
  FolderWatch();

  void begin_scan();
  void add(const std::string& folder);
  /// To be called only if all folders were met.
  void end_scan();

  /// False if the last scan met folders that cannot be watched, for instance more than
  /// fs.inotify.max_user_watches.
  bool is_complete() const { return is_complete_; }

  /// Returns true when something has changed and then all is quiet for 0.2 s, or 2 s have passed; false when
  /// a signal has come. While the watch is not complete, or if `retry`, also returns true after a minute.
  bool wait(const StopSignals& stop, bool retry);

 private:
  bool take_events();

  FileDescriptor file_;
  std::set<int> watched_;  ///< numbers of the kernel's watches
  std::set<int> met_;      ///< those that the scan has met
  bool is_complete_ = true;
};

}  // namespace fihris
