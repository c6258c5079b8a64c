#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "index/schema.h"
#include "indexer/build/indexing.h"

namespace fihris {

/// The files that the last run skipped.
class KnownBad {
 public:
  KnownBad() = default;
  explicit KnownBad(const std::vector<Skipped>& files);

  /// Whether it skipped `file` for the same reason in the same state; never for a file whose state is
  /// unknown.
  bool holds(const Skipped& file) const;

 private:
  std::unordered_multimap<std::string, Skipped> by_path_;
};

/// What a run looked at, and what was known before.
struct SkippedInput {
  const PassedOver& passed_over;              ///< by the scan
  const std::vector<std::string>& looked_at;  ///< folders
  const std::vector<std::string>& roots;      ///< of the index
  const KnownBad& known;
  bool lists_passed_over;  ///< name what is not read
};

/// Sets what `summary` says of the files that are not in the index: `skipped` of the whole index, those that
/// are new, and what was passed over in the folders looked at.
void report_skipped(const std::vector<Skipped>& skipped, const SkippedInput& input, IndexingSummary& summary);

}  // namespace fihris
