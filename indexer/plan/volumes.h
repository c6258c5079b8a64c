#pragma once

#include <string>
#include <vector>

#include "indexer/files/coverage.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// What a run knows of the volumes that are mounted below the folders of an index.
struct VolumeInput {
  const std::vector<std::string>& known;  ///< Manifest::volumes
  const Coverage& coverage;
};

/// The known volumes that a scan of the coverage ought to meet. `is_scanned` tells whether the scan of a root
/// comes to a folder below it.
std::vector<std::string> expected_volumes(const VolumeInput& input, const Reaches& is_scanned);

/// Those of `volumes` that the scan has not met.
std::vector<std::string> unmounted(const std::vector<std::string>& volumes, const FolderScan& scan);

/// Manifest::volumes after the run: those that the scan has met and that articles lie on, `kept`, and known
/// ones where it has not looked.
std::vector<std::string> volumes_afterwards(const VolumeInput& input, const FolderScan& scan,
                                            const std::vector<std::string>& kept);

}  // namespace fihris
