#include "indexer/plan/planned_changes.h"

namespace fihris {

std::vector<PlannedChange> list_changes(const UpdatePlan& plan, const FileList& files,
                                        const Articles& articles) {
  const auto path_of = [&](std::size_t file) { return files.state(file).path; };
  const auto path_in_index = [&](Xapian::docid article) {
    return decode_file_state(articles.get_document(article).get_value(slot::file_state)).path;
  };
  std::vector<PlannedChange> changes;
  for (const std::size_t file : plan.add) changes.push_back({"add", path_of(file), {}});
  for (const auto& change : plan.replace) changes.push_back({"replace", path_of(change.file), {}});
  for (const auto& change : plan.move)
    changes.push_back({"move", path_of(change.file), path_in_index(change.article)});
  for (const auto article : plan.remove) changes.push_back({"remove", path_in_index(article), {}});
  return changes;
}

}  // namespace fihris
