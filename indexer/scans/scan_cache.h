#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/scans/picture_text.h"

namespace fihris {

/// Keeps what was read in pictures, in the user's folder for what can be made again, so that no picture is
/// read twice. What has not been asked for longest goes when there is too much. Nothing in the folder is
/// trusted to be what its name says; what is damaged, or cannot be kept, is read again.
class ScanCache {
 public:
  /// In user_cache_folder(); a cache that keeps nothing if there is none, or it is not the user's.
  ScanCache();

  /// The name of what is read in a picture, `how` being all else that decides it.
  static std::string name_of(std::string_view picture, std::string_view how);

  std::optional<std::vector<PicturePage>> find(const std::string& name) const;
  void keep(const std::string& name, const std::vector<PicturePage>& pages);

  /// What the files may take on the disk, in bytes.
  static constexpr std::size_t most_bytes = 256u << 20;

  /// Removes what was used least lately until no more than `bytes` are left, if there are more.
  void shrink_to(std::size_t bytes) const;

 private:
  std::string folder_;  ///< empty if nothing is kept
  std::size_t kept_ = 0;
};

}  // namespace fihris
