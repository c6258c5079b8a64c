#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

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
  FolderWatch();

  void begin_scan();
  void add(const std::string& folder);
  /// To be called only if all folders were met.
  void end_scan();

  /// Whether a change of hidden files is one.
  void set_heeds_hidden(bool heeds_hidden) { heeds_hidden_ = heeds_hidden; }

  /// Why the folders have to be looked at now and then, each reason once: what the kernel does not report, or
  /// limits of inotify that are reached. Reads on after `watching: `.
  std::vector<std::string> take_notes() { return std::exchange(notes_, {}); }

  /// Returns true when something has changed and then all is quiet for 0.2 s, or 2 s have passed; false when
  /// a signal has come. Where the kernel does not report all, or if `retry`, also returns true after a minute
  /// (FIHRIS_RESCAN_MS, for tests).
  bool wait(const StopSignals& stop, bool retry);

 private:
  bool take_events();
  void look_now_and_then(const std::string& reason);

  FileDescriptor file_;
  int error_;                ///< an errno: there is no inotify
  std::set<int> watched_;    ///< numbers of the kernel's watches
  std::set<int> met_;        ///< those that the scan has met
  bool is_complete_ = true;  ///< the kernel reports all that changes in the folders that the last scan met
  std::set<std::string> reasons_;   ///< that have been noted
  std::vector<std::string> notes_;  ///< that have not been taken
  bool heeds_hidden_ = false;
};

}  // namespace fihris
