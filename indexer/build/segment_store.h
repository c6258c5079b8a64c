#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "index/schema.h"
#include "indexer/files/folder_scan.h"

namespace fihris {

/// A segment of a run that was killed.
struct KeptSegment {
  std::string folder;              ///< a Xapian database
  std::vector<std::size_t> files;  ///< of the scan, whose articles it holds; in its order, never empty
};

/// Where a run makes its segments, a folder of the index beside the generations. Twice a minute those that
/// are finished are brought to the disk and listed, so that a run that is killed leaves them to the next one.
///
/// REQUIRES: a WriterLock on the index, as long as it lives.
class SegmentStore {
 public:
  /// For segments that become a part of an index of `manifest`: only an index of the same roots, encodings
  /// and versions can use them. Nothing is read or written yet. Removing them is shared by `jobs` threads.
  SegmentStore(const std::string& index, const Manifest& manifest, std::size_t jobs);

  /// Removes all segments, unless they are to be kept: the run has ended, well or not.
  ~SegmentStore();
  SegmentStore(const SegmentStore&) = delete;
  SegmentStore& operator=(const SegmentStore&) = delete;

  /// The listed segments of a run that was killed which hold only files of `wanted` (numbers in `files`),
  /// each as the scan has seen it. The others are removed.
  std::vector<KeptSegment> take_over(const FileList& files, const std::vector<std::size_t>& wanted);
  /// Removes all that a run that was killed has left.
  void clear();

  /// Makes the folder, if it is missing, and begins to keep what is finished.
  void open();

  /// The path of one more segment, which does not exist.
  std::string add();

  /// Keeps what is finished for the next run, and removes what is not. Returns how many articles there are.
  std::size_t keep();

  /// Notes that the segment is written and closed. May be called by many threads.
  void finished(const std::string& segment);

 private:
  void keep_finished(const std::stop_token& stop);
  void stop_keeper();
  void list(const std::vector<std::string>& names) const;
  void append_to_list(const std::string& lines) const;
  std::vector<std::string> read_list() const;
  std::string list_file() const { return folder_ + "/list"; }

  std::string folder_;
  std::string purpose_;  ///< first line of the list
  std::size_t jobs_;
  std::size_t next_ = 0;  ///< number of the next segment
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::vector<std::string> finished_;  ///< names of those that are not listed yet
  std::jthread keeper_;
  bool is_kept_ = false;
};

}  // namespace fihris
