#include "indexer/files/ownership.h"

#include <algorithm>

namespace fihris {

Ownership::Ownership(std::vector<std::string> folders, const std::vector<std::string>& roots) {
  for (const auto& root : roots) {
    if (std::find(folders.begin(), folders.end(), root) == folders.end()) folders_.push_back({root, {}});
  }
  for (std::size_t i = 0; i < folders.size(); ++i) folders_.push_back({std::move(folders[i]), i});
  std::stable_sort(folders_.begin(), folders_.end(),
                   [](const Folder& a, const Folder& b) { return a.path.size() > b.path.size(); });
}

std::optional<std::size_t> Ownership::owner(std::string_view path) const {
  for (const Folder& folder : folders_) {
    if (is_below(path, folder.path)) return folder.number;
  }
  return {};
}

bool is_below(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace fihris
