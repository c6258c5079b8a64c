#include "index/write_error.h"

#include <unistd.h>

#include <cerrno>

#include "analyzers/error.h"
#include "index/plain_file.h"
#include "index/system_cure.h"
#include "messages/translation.h"

namespace fihris {

void fail_to_write(const std::string& path, int error) {
  throw Error(tr(
      "cannot write the index: {1}: {2}; {3}",
      {path, reason_of(error),
       system_cure(error, tr("check the disk and the permissions, or name another folder with --index"))}));
}

void write_all(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = write(file, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail_to_write(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

void write_plain_file(const std::string& path, std::string_view bytes) {
  // Emptied only once it is known to be a plain file.
  const FileDescriptor file = open_plain_file(path, O_WRONLY | O_CREAT);
  if (file.value() < 0 || ftruncate(file.value(), 0) != 0) fail_to_write(path, errno);
  write_all(file.value(), path, bytes);
}

}  // namespace fihris
