#include "indexer/scans/scan_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include <xxhash.h>

#include "index/file_descriptor.h"
#include "index/plain_file.h"
#include "index/user_folders.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

constexpr std::string_view head = "fihris scan 1 ";
constexpr std::size_t max_entry_bytes = 16u << 20;
constexpr std::size_t hash_digits = 32;
/// Files take whole blocks.
constexpr std::size_t block_bytes = 4096;
/// How often it is looked whether there is too much.
constexpr std::size_t kept_between_looks = 500;

std::string hash_of(std::string_view bytes, std::uint64_t seed = 0) {
  constexpr char digits[] = "0123456789abcdef";
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
  std::string text;
  for (const std::uint64_t half : {hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[half >> static_cast<unsigned>(shift) & 15];
  }
  return text;
}

/// The folder, made if need be; empty if there is none, or it is not the user's alone to write in.
std::string own_folder() {
  const std::string cache = user_cache_folder();
  if (cache.empty()) return {};
  std::error_code ignored;
  fs::create_directories(cache, ignored);
  std::string folder = cache + "/fihris";
  for (const char* below : {"", "/scans"}) {
    folder += below;
    mkdir(folder.c_str(), S_IRWXU);
    struct stat state {};
    if (lstat(folder.c_str(), &state) != 0 || !S_ISDIR(state.st_mode) || state.st_uid != geteuid() ||
        (state.st_mode & S_IWOTH) != 0)
      return {};
  }
  return folder;
}

std::string encode(const std::vector<PicturePage>& pages) {
  std::string text;
  for (const auto& page : pages) {
    text.append(std::to_string(page.confidence)).append(1, ' ').append(std::to_string(page.text.size()));
    text.append(1, '\n').append(page.text);
  }
  return std::string(head) + hash_of(text) + '\n' + text;
}

/// Takes a number and the character behind it off `text`.
std::optional<std::size_t> take_number(std::string_view& text, char behind) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data() + text.size() || *end != behind) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return number;
}

std::optional<std::vector<PicturePage>> decode(std::string_view bytes) {
  const std::size_t head_bytes = head.size() + hash_digits + 1;
  if (!bytes.starts_with(head) || bytes.size() < head_bytes || bytes[head_bytes - 1] != '\n')
    return std::nullopt;
  std::string_view text = bytes.substr(head_bytes);
  if (bytes.substr(head.size(), hash_digits) != hash_of(text)) return std::nullopt;
  std::vector<PicturePage> pages;
  while (!text.empty()) {
    const auto confidence = take_number(text, ' ');
    const auto size = confidence ? take_number(text, '\n') : std::nullopt;
    if (!size || *size > text.size() || *confidence > 100) return std::nullopt;
    pages.push_back({std::string(text.substr(0, *size)), static_cast<unsigned>(*confidence)});
    text.remove_prefix(*size);
  }
  return pages;
}

bool write_new(const std::string& path, std::string_view bytes) {
  const FileDescriptor file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  return file.value() >= 0 &&
         write(file.value(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
}

}  // namespace

ScanCache::ScanCache() : folder_(own_folder()) {}

std::string ScanCache::name_of(std::string_view picture, std::string_view how) {
  const std::string both = hash_of(picture) + ' ' + std::string(how);
  return hash_of(both, 1);
}

std::optional<std::vector<PicturePage>> ScanCache::find(const std::string& name) const {
  if (folder_.empty()) return std::nullopt;
  const std::string path = folder_ + "/" + name;
  const auto bytes = read_plain_file(path, max_entry_bytes);
  if (!bytes) return std::nullopt;
  auto pages = decode(*bytes);
  if (pages) utimensat(AT_FDCWD, path.c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
  return pages;
}

void ScanCache::keep(const std::string& name, const std::vector<PicturePage>& pages) {
  if (folder_.empty()) return;
  if (kept_++ % kept_between_looks == 0) shrink_to(most_bytes);
  const std::string bytes = encode(pages);
  if (bytes.size() > max_entry_bytes) return;
  // Under a name of its own first: what another run reads is whole, and a link in its place is replaced.
  const std::string made = folder_ + "/new-" + std::to_string(getpid()) + "-" + name;
  if (!write_new(made, bytes) || rename(made.c_str(), (folder_ + "/" + name).c_str()) != 0)
    unlink(made.c_str());
}

void ScanCache::shrink_to(std::size_t bytes) const {
  if (folder_.empty()) return;
  struct Kept {
    std::int64_t used_ns;
    std::size_t size;
    std::string path;
  };
  std::vector<Kept> files;
  std::size_t all = 0;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    struct stat state {};
    const std::string path = entry->path();
    if (lstat(path.c_str(), &state) != 0 || S_ISDIR(state.st_mode)) continue;
    const auto size = static_cast<std::size_t>(state.st_size) / block_bytes * block_bytes + block_bytes;
    all += size;
    files.push_back({state.st_mtim.tv_sec * 1'000'000'000 + state.st_mtim.tv_nsec, size, path});
  }
  if (all <= bytes) return;
  std::sort(files.begin(), files.end(), [](const Kept& a, const Kept& b) { return a.used_ns < b.used_ns; });
  // Some room, so that this need not be done again for the next one.
  const std::size_t wanted = bytes - bytes / 4;
  for (const Kept& file : files) {
    if (all <= wanted) break;
    unlink(file.path.c_str());
    all -= file.size;
  }
}

}  // namespace fihris
