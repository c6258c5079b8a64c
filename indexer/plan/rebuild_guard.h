#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/files/coverage.h"
#include "indexer/files/folder_scan.h"

namespace fihris {

/// What a run that starts anew knows of the folders that the index covers. It has no old articles to keep.
struct RebuildInput {
  const Coverage& coverage;
  const FolderScan& scan;
  const std::vector<std::string>& old_roots;          ///< Manifest::roots
  const std::vector<std::string>& unmounted_volumes;  ///< that articles were on
  std::int64_t scanned = 0;                           ///< Manifest::scanned
};

/// Why the index should not be built anew now, if some of its articles would be lost that may merely not be
/// seen: a folder or volume is not mounted or cannot be read at all, or a folder is empty and has not changed
/// since the last run that looked at all, as a mount point does when nothing is mounted there. Names the
/// folder, and what to do.
std::optional<std::string> reason_not_to_rebuild(const RebuildInput& input);

}  // namespace fihris
