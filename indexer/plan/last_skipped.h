#pragma once

#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "index/schema.h"
#include "indexer/files/file_finder.h"
#include "indexer/files/file_list.h"

namespace fihris {

/// What the last run skipped of the files of a scan, each as a whole or some records in it.
class LastSkipped {
 public:
  /// Files are called by their numbers in `files`, which `finder` finds them in.
  LastSkipped(const std::vector<Skipped>& skipped, const FileList& files, const FileFinder& finder);

  bool contains(std::size_t file) const { return by_file_.contains(file); }
  /// By file; none without anything.
  const std::unordered_map<std::size_t, std::vector<Skipped>>& by_file() const { return by_file_; }

  /// True if something in the file may be read at another time.
  bool is_unread(std::size_t file) const { return unread_.contains(file); }
  /// True if the file is not what was skipped, or was skipped by another version of the program, which may
  /// have read less.
  bool is_outdated(std::size_t file) const { return outdated_.contains(file); }

 private:
  std::unordered_map<std::size_t, std::vector<Skipped>> by_file_;
  std::unordered_set<std::size_t> unread_;
  std::unordered_set<std::size_t> outdated_;
};

}  // namespace fihris
