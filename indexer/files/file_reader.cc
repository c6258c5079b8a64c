#include "indexer/files/file_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include <xxhash.h>

#include "index/file_descriptor.h"

namespace fihris {
namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds clock_tick = std::chrono::milliseconds(20);
constexpr int max_attempts = 3;

std::string reason(int error) {
  return "cannot read the file: " + std::generic_category().message(error);
}

[[noreturn]] void fail(int error) {
  throw ReadError(reason(error));
}

void get_state(int descriptor, FileState& state) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) fail(errno);
  if (!S_ISREG(status.st_mode)) throw ReadError("not a regular file");
  state.mtime_ns = static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
  state.size = static_cast<std::uint64_t>(status.st_size);
  state.inode = status.st_ino;
}

nanoseconds age(const FileState& state) {
  return std::chrono::system_clock::now().time_since_epoch() - nanoseconds(state.mtime_ns);
}

void read_bytes(int descriptor, std::uint64_t size, std::string& bytes) {
  if (size > max_file_bytes) throw ReadError(too_large_reason());
  bytes.resize(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = pread(descriptor, bytes.data() + done, size - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
}

}  // namespace

std::string too_large_reason() {
  return "larger than " + std::to_string(max_file_bytes >> 20) + " MiB; split it into articles";
}

void read_file(const std::string& path, FileContent& content, Links links) {
  const int follow = links == Links::followed ? 0 : O_NOFOLLOW;
  const FileDescriptor descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | follow));
  const int opened = descriptor.value();
  if (opened < 0) {
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR) throw FileGone(reason(error));
    fail(error);
  }
  content.state.path = path;
  FileState after;
  after.path = path;
  for (int attempt = 0; attempt < max_attempts; ++attempt) {
    get_state(opened, content.state);
    if (const auto young = age(content.state); young >= nanoseconds(0) && young < clock_tick) {
      std::this_thread::sleep_for(clock_tick - young);
      get_state(opened, content.state);
    }
    read_bytes(opened, content.state.size, content.bytes);
    get_state(opened, after);
    if (after == content.state) return;
  }
}

std::string content_hash(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

}  // namespace fihris
