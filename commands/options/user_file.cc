#include "commands/options/user_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "index/file_descriptor.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

bool write_whole(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0;
}

/// Makes `text` the content of `target`; the folder is locked. Returns an errno, 0 if all went well.
int replace(const fs::path& target, const std::string& text) {
  std::error_code error;
  const fs::perms mode = fs::status(target, error).permissions();
  const std::string fresh = target.string() + ".new";
  unlink(fresh.c_str());  // of a run that was killed
  const FileDescriptor descriptor(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (descriptor.value() < 0) return errno;
  if (mode != fs::perms::unknown && mode != fs::perms::none)
    fchmod(descriptor.value(), static_cast<mode_t>(mode & fs::perms::mask));
  if (write_whole(descriptor.value(), text) && std::rename(fresh.c_str(), target.c_str()) == 0) return 0;
  const int cause = errno;
  unlink(fresh.c_str());
  return cause;
}

}  // namespace

void change_user_file(const std::string& file, const std::function<std::optional<std::string>()>& edit,
                      const std::function<Error(const std::string& why)>& failure) {
  const auto check = [&](int error) {
    if (error != 0) throw failure(std::strerror(error));
  };
  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(file), error);
  check(error.value());
  fs::create_directories(target.parent_path(), error);
  check(error.value());
  const FileDescriptor folder(open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  check(folder.value() < 0 ? errno : 0);
  // Where there are no locks, two runs at the same moment may undo each other's change.
  while (flock(folder.value(), LOCK_EX) != 0 && errno == EINTR) continue;
  if (const auto text = edit()) check(replace(target, *text));
}

}  // namespace fihris
