#include "indexer/build/skipped_report.h"

#include <algorithm>

#include "indexer/files/ownership.h"

namespace fihris {

KnownBad::KnownBad(const std::vector<Skipped>& files) {
  for (const Skipped& file : files) by_path_.emplace(file.path, file);
}

bool KnownBad::holds(const Skipped& file) const {
  const auto [begin, end] = by_path_.equal_range(file.path);
  return file.fingerprint != 0 &&
         std::any_of(begin, end, [&](const auto& known) { return known.second == file; });
}

void report_skipped(const std::vector<Skipped>& skipped, const SkippedInput& input,
                    IndexingSummary& summary) {
  summary.skipped.clear();
  summary.newly_skipped.clear();
  summary.passed_over = input.passed_over;
  const Ownership ownership(input.looked_at, input.roots);
  for (const Skipped& file : skipped) {
    const bool was_looked_at = ownership.owner(file.path).has_value();
    if (file.as == SkippedAs::other_kind) {
      if (!was_looked_at) continue;
      summary.passed_over.count(PassedOverAs::other_kind, file.path);
      if (input.lists_passed_over)
        summary.passed_over.entries.push_back({file.path, PassedOverAs::other_kind});
      continue;
    }
    summary.skipped.push_back(file);
    if (was_looked_at && !input.known.holds(file)) summary.newly_skipped.push_back(file);
  }
}

}  // namespace fihris
