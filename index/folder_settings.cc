#include "index/folder_settings.h"

#include <algorithm>

namespace fihris {
namespace {

constexpr char between_values = '\x1F';
constexpr char for_blank = '\x1E';  ///< the value of an item has no blanks

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

void set_values_for_folder(FolderSettings& settings, const std::string& folder,
                           const std::vector<std::string>& values) {
  std::string name;
  for (const auto& value : values) {
    if (value == auto_setting) {
      name.clear();
    } else {
      name.append(name.empty() ? "" : std::string(1, between_values)).append(value);
    }
  }
  std::replace(name.begin(), name.end(), ' ', for_blank);
  set_for_folder(settings, folder, name.empty() ? auto_setting : std::string_view(name));
}

std::vector<std::string> values_of(std::string_view name) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find(between_values, at), name.size());
    std::string& value = values.emplace_back(name.substr(at, end - at));
    std::replace(value.begin(), value.end(), for_blank, ' ');
    at = end + 1;
  }
  return values;
}

void keep_settings_of(FolderSettings& settings, const std::vector<std::string>& roots) {
  std::erase_if(settings, [&](const std::string& item) {
    return std::none_of(roots.begin(), roots.end(),
                        [&](const std::string& root) { return lies_in(parts_of(item).second, root); });
  });
}

}  // namespace fihris
