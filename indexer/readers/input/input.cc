#include "indexer/readers/input/input.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "indexer/reading/format.h"

namespace fihris {

std::string_view Input::head() {
  if (!has_head_) {
    has_head_ = true;
    peeked_.resize(sniffed_bytes);
    std::size_t size = 0;
    while (size < sniffed_bytes) {
      const std::size_t count = read_bytes(peeked_.data() + size, sniffed_bytes - size);
      if (count == 0) break;
      size += count;
    }
    peeked_.resize(size);
  }
  return peeked_;
}

std::size_t Input::read(char* buffer, std::size_t size) {
  if (taken_ < peeked_.size()) {
    const std::size_t count = std::min(size, peeked_.size() - taken_);
    std::memcpy(buffer, peeked_.data() + taken_, count);
    taken_ += count;
    return count;
  }
  return read_bytes(buffer, size);
}

std::string Input::read_all(std::size_t limit) {
  constexpr std::size_t step = 256u << 10;
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const std::size_t count = read(bytes.data() + before, step);
    bytes.resize(before + count);
    if (count == 0) return bytes;
    if (bytes.size() > limit) throw InputError("larger than " + std::to_string(limit >> 20) + " MiB");
  }
}

std::size_t FileInput::read_bytes(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t count = pread(descriptor_, buffer, size, offset_);
    if (count >= 0) {
      offset_ += count;
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) throw InputError("cannot read the file: " + std::generic_category().message(errno));
  }
}

std::size_t MemoryInput::read_bytes(char* buffer, std::size_t size) {
  const std::size_t count = std::min(size, bytes_.size() - taken_);
  std::memcpy(buffer, bytes_.data() + taken_, count);
  taken_ += count;
  return count;
}

}  // namespace fihris
