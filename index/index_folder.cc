#include "index/index_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>

#include <xapian.h>

#include "analyzers/error.h"
#include "index/plain_file.h"
#include "index/system_cure.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

constexpr std::string_view generation_prefix = "generation-";

/// Far more than are ever made; of an index they all are opened at once.
constexpr std::size_t max_shards = 1000;
constexpr std::size_t max_list_bytes = 32'768;
constexpr std::size_t max_name_bytes = 64;

[[noreturn]] void fail_to_read(const std::string& path, int error) {
  if (error == EACCES || error == EPERM)
    throw Error(
        tr("cannot read the index: {1}: {2}; ask its owner for the permission, or name another with --index",
           {path, reason_of(error)}));
  throw Error(tr("cannot read the index: {1}: {2}; {3}",
                 {path, reason_of(error), system_cure(error, tr("run: fihris index --rebuild"))}));
}

/// The generation of `index` that `pointer` in it stands for, or nothing.
std::optional<std::string> follow(const std::string& index, const std::string& pointer) {
  std::string name;
  switch (kind_of_path(pointer)) {
    case PathKind::folder:
      return pointer;
    case PathKind::link: {
      std::error_code error;
      name = fs::read_symlink(pointer, error);
      if (error) return {};
      break;
    }
    case PathKind::plain_file: {
      const auto text = read_plain_file(pointer, max_name_bytes);
      if (!text && errno != ELOOP && errno != EFBIG && errno != ENOENT) fail_to_read(pointer, errno);
      // Without an end the name may not have been written in full.
      if (!text || !text->ends_with('\n')) return {};
      name = text->substr(0, text->size() - 1);
      break;
    }
    case PathKind::nothing:
      return {};
    case PathKind::other:
      if (errno != ELOOP) fail_to_read(index, errno);
      return {};
  }
  if (!generation_number(name)) return {};
  return index + "/" + name;
}

}  // namespace

std::string articles_stub(const std::string& generation) {
  return generation + "/articles";
}

std::string removed_file(const std::string& generation) {
  return generation + "/removed";
}

std::string shard_folder(const std::string& generation, std::size_t shard) {
  return generation + "/shard-" + std::to_string(shard);
}

std::string people_folder(const std::string& generation) {
  return generation + "/people";
}

std::string lexicon_folder(const std::string& generation) {
  return generation + "/lexicon";
}

std::string segments_folder(const std::string& index) {
  return index + "/segments";
}

std::string current_link(const std::string& index) {
  return index + "/current";
}

std::string next_current_link(const std::string& index) {
  return index + "/current.new";
}

std::optional<std::uint64_t> generation_number(std::string_view name) {
  constexpr std::size_t max_digits = 15;  // one more generation has a number, too
  if (!name.starts_with(generation_prefix)) return {};
  name.remove_prefix(generation_prefix.size());
  if (name.empty() || name.size() > max_digits || name.front() == '0') return {};
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(name.data(), name.data() + name.size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != name.data() + name.size()) return {};
  return number;
}

std::string generation_name(std::uint64_t number) {
  return std::string(generation_prefix) + std::to_string(number);
}

std::string shard_list(std::size_t shards) {
  std::string list;
  for (std::size_t shard = 0; shard < shards; ++shard) list += "glass shard-" + std::to_string(shard) + '\n';
  return list;
}

std::size_t shard_count(const std::string& generation) {
  const auto list = read_plain_file(articles_stub(generation), max_list_bytes);
  if (!list && errno != ELOOP && errno != EFBIG)
    throw Xapian::DatabaseOpeningError(articles_stub(generation), errno);
  const std::size_t count = list ? static_cast<std::size_t>(std::count(list->begin(), list->end(), '\n')) : 0;
  if (count == 0 || count > max_shards || *list != shard_list(count))
    throw Xapian::DatabaseCorruptError(articles_stub(generation) + ": it is no list of shards");
  return count;
}

std::optional<std::string> live_generation(const std::string& index) {
  const std::string current = current_link(index);
  const auto live = follow(index, current);
  if (live || kind_of_path(current) != PathKind::nothing) return live;
  // Where a folder has to give way, there is a moment without either.
  return kind_of_path(next_current_link(index)) == PathKind::folder ? std::nullopt
                                                                    : follow(index, next_current_link(index));
}

std::optional<Hold> hold_live_generation(const std::string& index) {
  while (const auto generation = live_generation(index)) {
    const int descriptor = open(generation->c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const int error = errno;
    if (descriptor < 0 && live_generation(index) != generation) continue;  // removed since; look again
    if (descriptor < 0) fail_to_read(*generation, error == ENOTDIR ? ELOOP : error);
    std::shared_ptr<void> hold(nullptr, [descriptor](void*) { close(descriptor); });
    // A file system without locks leaves the generation unheld: nothing better can be had there.
    while (flock(descriptor, LOCK_SH) != 0 && errno == EINTR) {
    }
    if (live_generation(index) == generation) return Hold{*generation, std::move(hold)};
  }
  return {};
}

std::uintmax_t folder_bytes(const std::string& folder) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->symlink_status(ignored).type() != fs::file_type::regular) continue;
    const std::uintmax_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

}  // namespace fihris
