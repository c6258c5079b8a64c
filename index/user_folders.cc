#include "index/user_folders.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace fihris {
namespace {

/// Records are short; a longer one is none.
constexpr std::size_t max_record_bytes = 1 << 16;

/// The value of a variable if it is an absolute path, else nothing.
std::string absolute_path_in(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value == '/' ? value : "";
}

std::string folder_in_home(const char* variable, const char* relative) {
  if (std::string folder = absolute_path_in(variable); !folder.empty()) return folder;
  const std::string home = home_folder();
  return home.empty() ? home : home + relative;
}

}  // namespace

std::string home_folder() {
  if (std::string home = absolute_path_in("HOME"); !home.empty()) return home;
  std::vector<char> text(max_record_bytes);
  passwd record{};
  passwd* found = nullptr;
  if (getpwuid_r(getuid(), &record, text.data(), text.size(), &found) != 0 || found == nullptr) return {};
  return record.pw_dir != nullptr && *record.pw_dir == '/' ? record.pw_dir : "";
}

std::string user_data_folder() {
  return folder_in_home("XDG_DATA_HOME", "/.local/share");
}

std::string user_config_folder() {
  return folder_in_home("XDG_CONFIG_HOME", "/.config");
}

std::string user_state_folder() {
  return folder_in_home("XDG_STATE_HOME", "/.local/state");
}

std::string user_cache_folder() {
  return folder_in_home("XDG_CACHE_HOME", "/.cache");
}

}  // namespace fihris
