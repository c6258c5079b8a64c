#include "indexer/plan/last_skipped.h"

#include "indexer/plan/record_path.h"

namespace fihris {

LastSkipped::LastSkipped(const std::vector<Skipped>& skipped, const FileList& files,
                         const FileFinder& finder) {
  for (const Skipped& one : skipped) {
    const auto file = find_file_of(one.path, finder, 0);
    if (!file) continue;
    by_file_[*file].push_back(one);
    if (one.as == SkippedAs::unread) unread_.insert(*file);
    if (one.fingerprint != fingerprint(files.state(*file))) outdated_.insert(*file);
  }
}

}  // namespace fihris
