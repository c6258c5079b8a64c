#include "commands/hits/state_file.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/options/input_file.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fihris {
namespace {

std::string folder() {
  const std::string state = user_state_folder();
  return state.empty() ? state : state + "/fihris";
}

bool write_file(const std::string& path, std::string_view bytes) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return close(file) == 0 && good;
}

}  // namespace

bool write_state(const std::string& name, std::string_view bytes) {
  const std::string place = folder();
  if (place.empty()) return false;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(place).parent_path(), error);
  mkdir(place.c_str(), S_IRWXU);
  const std::string file = place + '/' + name;
  const std::string draft = file + '.' + std::to_string(getpid());
  if (write_file(draft, bytes) && std::rename(draft.c_str(), file.c_str()) == 0) return true;
  unlink(draft.c_str());
  unlink(file.c_str());
  return false;
}

std::optional<std::string> read_state(const std::string& name, const std::string& what,
                                      std::size_t most_bytes) {
  const std::string place = folder();
  std::error_code error;
  if (place.empty() || !std::filesystem::is_regular_file(place + '/' + name, error)) return std::nullopt;
  return read_small_file(what, place + '/' + name, most_bytes, tr("search again"));
}

}  // namespace fihris
