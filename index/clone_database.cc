#include "index/clone_database.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "index/plain_database.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

constexpr std::size_t bytes_a_read = 1u << 18;

void copy_bytes(int from, const std::string& path) {
  const FileDescriptor to = open_plain_file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (to.value() < 0) fail_to_write(path, errno);
  std::vector<char> bytes(bytes_a_read);
  for (;;) {
    const ssize_t size = read(from, bytes.data(), bytes.size());
    if (size == 0) return;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail_to_write(path, errno);
    write_all(to.value(), path, {bytes.data(), static_cast<std::size_t>(size)});
  }
}

}  // namespace

void clone_database(const std::string& original, const std::string& clone, CloneUse use) {
  if (mkdir(clone.c_str(), 0777) != 0) fail_to_write(clone, errno);
  for (const auto& name : database_files()) {
    const std::string from = original + "/" + name;
    const std::string to = clone + "/" + name;
    const FileDescriptor file = open_plain_file(from);
    if (file.value() < 0 && errno == ENOENT) continue;
    struct stat state {};
    if (file.value() < 0 || fstat(file.value(), &state) != 0) fail_to_write(from, errno);
    const bool share = name.ends_with(".glass") && (use == CloneUse::reading || state.st_nlink == 1);
    if (share && link(from.c_str(), to.c_str()) == 0) continue;
    copy_bytes(file.value(), to);
  }
}

}  // namespace fihris
