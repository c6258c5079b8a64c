#include "index/folder_settings.h"

#include <algorithm>

namespace fihris {
namespace {

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

std::pair<std::string_view, std::string_view> parts_of(std::string_view item) {
  const auto blank = item.find(' ');
  if (blank == item.npos) return {item, {}};
  return {item.substr(0, blank), item.substr(blank + 1)};
}

std::string_view setting_for(std::string_view path, const FolderSettings& settings) {
  std::string_view value;
  std::size_t innermost = 0;
  for (const std::string& item : settings) {
    const auto [item_value, folder] = parts_of(item);
    if (folder.size() < innermost || folder.empty() || !lies_in(path, folder)) continue;
    innermost = folder.size();
    value = item_value;
  }
  return value == auto_setting ? std::string_view() : value;
}

void set_for_folder(FolderSettings& settings, const std::string& folder, std::string_view value) {
  std::erase_if(settings, [&](const std::string& item) { return lies_in(parts_of(item).second, folder); });
  const std::string_view wanted = value == auto_setting ? std::string_view() : value;
  if (setting_for(folder, settings) == wanted) return;
  settings.push_back(std::string(value) + ' ' + folder);
}

void keep_settings_of(FolderSettings& settings, const std::vector<std::string>& roots) {
  std::erase_if(settings, [&](const std::string& item) {
    return std::none_of(roots.begin(), roots.end(),
                        [&](const std::string& root) { return lies_in(parts_of(item).second, root); });
  });
}

}  // namespace fihris
