#include "indexer/files/selection.h"

#include <algorithm>

#include "indexer/files/ownership.h"

namespace fihris {

Selection changed(Selection selection, const SelectionChange& change) {
  if (change.reset) selection = {};
  if (!change.includes.empty()) selection.includes = change.includes;
  if (!change.excludes.empty()) selection.excludes = change.excludes;
  if (selection.includes == default_includes) selection.includes.clear();
  selection.hidden = change.hidden.value_or(selection.hidden);
  selection.follow = change.follow.value_or(selection.follow);
  return selection;
}

Selections changed(const Selections& old, const std::vector<std::string>& roots,
                   const std::vector<std::string>& folders, const SelectionChange& change) {
  Selections selections = old;
  if (change.empty()) return selections;
  const Ownership ownership(roots, {});
  for (const auto& folder : folders.empty() ? roots : folders) {
    const auto root = ownership.owner(folder);
    // An own one also if it is as by default, since the root that the folder lies in may have another.
    selections[folder] = changed(root ? selection_of(old, roots[*root]) : Selection{}, change);
  }
  return selections;
}

void keep_selections_of(Selections& selections, const std::vector<std::string>& roots) {
  std::erase_if(selections, [&](const auto& own) {
    const auto& [folder, selection] = own;
    if (!std::binary_search(roots.begin(), roots.end(), folder)) return true;
    const bool is_nested = std::any_of(
        roots.begin(), roots.end(),
        [&, &inner = folder](const std::string& root) { return root != inner && is_below(inner, root); });
    return selection == Selection{} && !is_nested;
  });
}

}  // namespace fihris
