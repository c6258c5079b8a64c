#include "index/generation_seal.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>
#include <xxhash.h>

#include "index/index_folder.h"
#include "index/plain_database.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

constexpr std::string_view magic = "fihris seal 1\n";

/// Of the largest number of shards it has less than 50 kB.
constexpr std::size_t max_seal_bytes = 1u << 20;
constexpr std::size_t max_hashed_bytes = 65'536;

std::string seal_file(const std::string& generation) {
  return generation + "/seal";
}

std::string hash_of(std::string_view bytes) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
  return text;
}

/// A file of the generation: its name below it, and what is to be remembered of it.
struct SealedFile {
  std::string name;
  std::uintmax_t bytes = 0;
  std::string hash;  ///< `-` of a table
};

/// Of all the files that `generation` has of those that it may have. Nothing if one is no plain file.
std::optional<std::vector<SealedFile>> look_at(const std::string& generation) {
  std::vector<std::string> names{"articles"};
  std::vector<std::string> databases{"lexicon"};
  const std::size_t shards = shard_count(generation);
  for (std::size_t i = 0; i < shards; ++i) databases.push_back("shard-" + std::to_string(i));
  for (const auto& database : databases) {
    if (kind_of_path(generation + "/" + database) != PathKind::folder) return {};
    for (const auto& file : database_files()) names.push_back(database + "/" + file);
  }
  std::vector<SealedFile> files;
  for (auto& name : names) {
    const std::string path = generation + "/" + name;
    struct stat state {};
    if (lstat(path.c_str(), &state) != 0) {
      if (errno == ENOENT) continue;
      throw Xapian::DatabaseOpeningError(path, errno);
    }
    if (!S_ISREG(state.st_mode)) return {};
    SealedFile file{std::move(name), static_cast<std::uintmax_t>(state.st_size), "-"};
    if (!file.name.ends_with(".glass")) {
      const auto bytes = read_plain_file(path, max_hashed_bytes);
      if (!bytes && errno == EFBIG) return {};
      if (!bytes) throw Xapian::DatabaseOpeningError(path, errno);
      file.hash = hash_of(*bytes);
    }
    files.push_back(std::move(file));
  }
  return files;
}

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

std::vector<SealedFile> parse(std::string_view lines) {
  std::vector<SealedFile> files;
  while (!lines.empty()) {
    std::string_view line = take_until(lines, '\n');
    SealedFile& file = files.emplace_back();
    file.name = take_until(line, ' ');
    const std::string_view bytes = take_until(line, ' ');
    std::from_chars(bytes.data(), bytes.data() + bytes.size(), file.bytes);
    file.hash = line;
  }
  return files;
}

bool holds(const SealedFile& sealed, const SealedFile& found) {
  const bool is_table = sealed.hash == "-";
  return sealed.name == found.name && sealed.hash == found.hash &&
         (is_table ? found.bytes >= sealed.bytes : found.bytes == sealed.bytes);
}

/// The seal of earlier formats was a number alone.
bool is_older(std::string_view seal) {
  return seal.size() > 1 && seal.back() == '\n' &&
         std::all_of(seal.begin(), seal.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void seal_generation(const std::string& generation) {
  const auto files = look_at(generation);
  if (!files) fail_to_write(generation, ELOOP);
  std::string lines;
  for (const auto& file : *files) {
    lines += file.name + ' ' + std::to_string(file.bytes) + ' ' + file.hash + '\n';
  }
  write_plain_file(seal_file(generation), std::string(magic) + hash_of(lines) + '\n' + lines);
}

SealState check_seal(const std::string& generation) {
  const auto seal = read_plain_file(seal_file(generation), max_seal_bytes);
  if (!seal && errno == ENOENT) return SealState::missing;
  if (!seal && (errno == ELOOP || errno == EFBIG)) return SealState::changed;
  if (!seal) throw Xapian::DatabaseOpeningError(seal_file(generation), errno);
  if (seal->empty()) return SealState::missing;
  if (is_older(*seal)) return SealState::older;
  if (!seal->starts_with(magic)) return SealState::changed;
  std::string_view lines = std::string_view(*seal).substr(magic.size());
  const std::string_view hash = take_until(lines, '\n');
  if (hash != hash_of(lines)) return SealState::changed;
  const auto files = look_at(generation);
  const auto sealed = parse(lines);
  const bool is_whole =
      files && std::equal(sealed.begin(), sealed.end(), files->begin(), files->end(), holds);
  return is_whole ? SealState::whole : SealState::changed;
}

}  // namespace fihris
