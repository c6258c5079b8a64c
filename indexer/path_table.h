#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/folder_scan.h"

namespace fihris {

/// Finds files of a list by their path: open addressing over the packed list, 8 to 16 bytes a file. Not safe from many
/// threads. The list must outlive it.
class PathTable {
 public:
  explicit PathTable(const FileList& files);

  /// The number of the file at `path`, or nothing.
  std::optional<std::size_t> find(std::string_view path);

 private:
  std::size_t first_slot(std::string_view path) const;
  std::size_t next_slot(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

  const FileList& files_;
  std::vector<std::uint32_t> slots_;  ///< file number + 1, 0 = free
  std::string candidate_;
};

}  // namespace fihris
