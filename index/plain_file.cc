#include "index/plain_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace fihris {

FileDescriptor open_plain_file(const std::string& path, int flags, mode_t mode) {
  // A pipe without an end would make the call wait.
  FileDescriptor file(open(path.c_str(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode));
  if (file.value() < 0) {
    if (errno == ENXIO || errno == EISDIR || errno == ENODEV) errno = ELOOP;
    return file;
  }
  struct stat state {};
  if (fstat(file.value(), &state) == 0 && S_ISREG(state.st_mode)) return file;
  errno = ELOOP;
  return FileDescriptor(-1);
}

std::optional<std::string> read_plain_file(const std::string& path, std::size_t most) {
  const FileDescriptor file = open_plain_file(path);
  if (file.value() < 0) return {};
  std::string bytes;
  struct stat state {};
  if (fstat(file.value(), &state) == 0)
    bytes.reserve(std::min(static_cast<std::size_t>(state.st_size), most));
  char part[16'384];
  for (;;) {
    const ssize_t size = read(file.value(), part, sizeof part);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return {};
    if (size == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(size) > most) {
      errno = EFBIG;
      return {};
    }
    bytes.append(part, static_cast<std::size_t>(size));
  }
}

PathKind kind_of_path(const std::string& path) {
  struct stat state {};
  if (lstat(path.c_str(), &state) != 0)
    return errno == ENOENT || errno == ENOTDIR ? PathKind::nothing : PathKind::other;
  errno = ELOOP;
  if (S_ISREG(state.st_mode)) return PathKind::plain_file;
  if (S_ISDIR(state.st_mode)) return PathKind::folder;
  return S_ISLNK(state.st_mode) ? PathKind::link : PathKind::other;
}

std::string reason_of(int error) {
  if (error == ELOOP) return "it is a link, or no plain file or folder";
  return std::generic_category().message(error);
}

}  // namespace fihris
