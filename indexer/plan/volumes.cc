#include "indexer/plan/volumes.h"

#include <algorithm>
#include <set>

#include "indexer/files/ownership.h"

namespace fihris {

std::vector<std::string> expected_volumes(const VolumeInput& input, const Reaches& is_scanned) {
  const Coverage& coverage = input.coverage;
  const Ownership ownership(coverage.looked_at(), coverage.roots);
  std::vector<std::string> expected;
  for (const auto& volume : input.known) {
    const auto folder = ownership.owner(volume);
    if (!folder || *folder >= coverage.scanned.size() || volume == coverage.scanned[*folder]) continue;
    if (is_scanned(coverage.root_of(volume), volume)) expected.push_back(volume);
  }
  return expected;
}

std::vector<std::string> unmounted(const std::vector<std::string>& volumes, const FolderScan& scan) {
  std::vector<std::string> missing;
  std::copy_if(volumes.begin(), volumes.end(), std::back_inserter(missing), [&](const std::string& volume) {
    return std::find(scan.volumes.begin(), scan.volumes.end(), volume) == scan.volumes.end();
  });
  return missing;
}

std::vector<std::string> volumes_afterwards(const VolumeInput& input, const FolderScan& scan,
                                            const std::vector<std::string>& kept) {
  std::set<std::string> volumes(kept.begin(), kept.end());
  const Ownership met(scan.volumes, input.coverage.roots);
  for (std::size_t i = 0; i < scan.files.folder_count(); ++i) {
    const auto [begin, end] = scan.files.files_of_folder(i);
    if (begin == end) continue;
    if (const auto volume = met.owner(scan.files.folder_path(i))) volumes.insert(scan.volumes[*volume]);
  }
  const Ownership looked_at(input.coverage.looked_at(), input.coverage.roots);
  for (const auto& volume : input.known) {
    if (!looked_at.owner(volume)) volumes.insert(volume);
  }
  return {volumes.begin(), volumes.end()};
}

}  // namespace fihris
