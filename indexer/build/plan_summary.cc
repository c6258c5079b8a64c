#include "indexer/build/plan_summary.h"

namespace fihris {

IndexingSummary summary_of(const UpdatePlan& plan, const FileList& files, std::size_t articles) {
  IndexingSummary summary;
  summary.added = plan.add.size();
  summary.replaced = plan.replace.size();
  summary.moved = plan.move.size();
  summary.touched = plan.touch.size();
  summary.removed = plan.remove.size();
  summary.unchanged = plan.unchanged;
  summary.articles = articles + plan.add.size() - plan.remove.size();
  summary.read_files = plan.add.size() + plan.replace.size();
  for (const std::size_t file : plan.add) summary.read_bytes += files.size_of(file);
  for (const auto& change : plan.replace) summary.read_bytes += files.size_of(change.file);
  return summary;
}

}  // namespace fihris
