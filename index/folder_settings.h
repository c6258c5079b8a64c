#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fihris {

/// What the user has set for folders, such as an encoding: an item is `VALUE FOLDER`, for the files in the
/// folder and below it; `auto` sets nothing. A value has no blank. The innermost folder decides.
using FolderSettings = std::vector<std::string>;

inline constexpr std::string_view auto_setting = "auto";

/// What the user has set about how the files of folders are read.
struct ReadingSettings {
  FolderSettings encodings;
  FolderSettings dates;   ///< rules for days (indexer/articles/date_rules.h)
  FolderSettings fields;  ///< of records (indexer/articles/field_names.h)
  FolderSettings scans;   ///< the languages that pictures are read in; none: they are not

  bool operator==(const ReadingSettings&) const = default;
};

/// The value and the folder of an item.
std::pair<std::string_view, std::string_view> parts_of(std::string_view item);

/// What is set for the file or folder at `path`; empty if nothing is.
std::string_view setting_for(std::string_view path, const FolderSettings& settings);

/// Sets `value` for `folder`, in the place of what was set for it and for folders below it.
void set_for_folder(FolderSettings& settings, const std::string& folder, std::string_view value);

/// The same for several values, which may have blanks; `auto` takes back those before it.
void set_values_for_folder(FolderSettings& settings, const std::string& folder,
                           const std::vector<std::string>& values);

/// The values that `name`, the value of an item, was made of.
std::vector<std::string> values_of(std::string_view name);

/// Forgets what was set for folders that lie in none of `roots`.
void keep_settings_of(FolderSettings& settings, const std::vector<std::string>& roots);

}  // namespace fihris
