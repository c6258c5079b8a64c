#include "indexer/files/file_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <system_error>
#include <thread>

#include <xxhash.h>

#include "index/file_descriptor.h"

namespace fihris {
namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds clock_tick = std::chrono::milliseconds(20);
constexpr int max_attempts = 3;
constexpr std::uint64_t head_bytes = 4096;
constexpr std::size_t block_bytes = 256u << 10;

std::string reason(int error) {
  return "cannot read the file: " + std::generic_category().message(error);
}

[[noreturn]] void fail(int error) {
  throw ReadError(reason(error));
}

int open_file(const std::string& path, Links links) {
  const int follow = links == Links::followed ? 0 : O_NOFOLLOW;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | follow);
  const int error = errno;
  if (descriptor >= 0) return descriptor;
  if (error == ENOENT || error == ENOTDIR) throw FileGone(reason(error));
  fail(error);
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

/// The state of a file that was not modified within the last tick of the clock; waits for it.
void get_settled_state(int descriptor, FileState& state) {
  get_state(descriptor, state);
  const auto young = age(state);
  if (young < nanoseconds(0) || young >= clock_tick) return;
  std::this_thread::sleep_for(clock_tick - young);
  get_state(descriptor, state);
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

std::string canonical(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return {reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest};
}

}  // namespace

std::string too_large_reason() {
  return "larger than " + std::to_string(max_file_bytes >> 20) + " MiB; split it into articles";
}

OpenFile::OpenFile(const std::string& path, Links links) : descriptor_(open_file(path, links)) {
  state_.path = path;
  get_settled_state(descriptor_.value(), state_);
  read_bytes(descriptor_.value(), std::min<std::uint64_t>(state_.size, head_bytes), head_);
}

std::string OpenFile::content_hash() const {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> hash(XXH3_createState(),
                                                                             XXH3_freeState);
  XXH3_128bits_reset(hash.get());
  std::string block(block_bytes, '\0');
  for (off_t at = 0;;) {
    const ssize_t count = pread(descriptor_.value(), block.data(), block.size(), at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno);
    if (count == 0) break;
    XXH3_128bits_update(hash.get(), block.data(), static_cast<std::size_t>(count));
    at += count;
  }
  return canonical(XXH3_128bits_digest(hash.get()));
}

void read_file(const OpenFile& file, FileContent& content) {
  const int descriptor = file.descriptor();
  content.state.path = file.state().path;
  FileState after;
  after.path = content.state.path;
  for (int attempt = 0; attempt < max_attempts; ++attempt) {
    get_settled_state(descriptor, content.state);
    read_bytes(descriptor, content.state.size, content.bytes);
    get_state(descriptor, after);
    if (after == content.state) return;
  }
}

std::string content_hash(std::string_view bytes) {
  return canonical(XXH3_128bits(bytes.data(), bytes.size()));
}

}  // namespace fihris
