#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "indexer/files/file_list.h"

namespace fihris {

/// Finds files of a list by their path. The list must outlive it.
class FileFinder {
 public:
  explicit FileFinder(const FileList& files);

  /// The number of the file at `path`, or nothing. Quickest if that is `expected`, as it often is where paths
  /// come in about the order of the list.
  std::optional<std::size_t> find(std::string_view path, std::size_t expected) const;

 private:
  const FileList& files_;
  std::unordered_map<std::string_view, std::size_t> folders_;  ///< number of each folder, by path
};

}  // namespace fihris
