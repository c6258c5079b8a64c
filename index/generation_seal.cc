#include "index/generation_seal.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <xapian.h>
#include <xxhash.h>

#include "index/glass/table_sum.h"
#include "index/glass/version_file.h"
#include "index/index_folder.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/plain_file.h"
#include "index/removed_articles.h"
#include "index/write_error.h"

namespace fihris {
namespace {

constexpr std::string_view magic = "fihris seal 2\n";

/// Of formats whose generations had no table of people.
constexpr std::string_view older_magic = "fihris seal 1\n";

/// Of the largest number of shards it has less than 700 kB.
constexpr std::size_t max_seal_bytes = 1u << 20;
constexpr std::size_t max_hashed_bytes = 65'536;

constexpr std::size_t sealing_threads = 2;

std::string seal_file(const std::string& generation) {
  return generation + "/seal";
}

std::uint64_t hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string to_hex(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
  return text;
}

/// Of a file of the generation what is to be remembered.
struct SealedFile {
  std::string name;  ///< below the generation
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;   ///< of all bytes; of a table, of its blocks
  std::uint64_t first = 0;  ///< of a table, of the blocks that lead to its first entry

  bool is_table() const { return name.ends_with(".glass"); }
};

/// A file as it is found.
struct FoundFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::pair<dev_t, ino_t> identity;
  std::uint64_t hash = 0;  ///< 0 of a table, which is not read
  glass::TableInfo table;  ///< as the version file has it

  bool is_table() const { return name.ends_with(".glass"); }
};

glass::TableInfo table_called(const std::string& name, const glass::Tables& tables) {
  if (name == "postlist.glass") return tables.postlist;
  if (name == "docdata.glass") return tables.docdata;
  if (name == "termlist.glass") return tables.termlist;
  if (name == "position.glass") return tables.position;
  return {};
}

/// The file called `name` below `generation`, if it is there. False if it is no plain file, or one without
/// blocks that has more than `most` bytes.
bool find_file(const std::string& generation, std::string name, std::vector<FoundFile>& files,
               std::size_t most = max_hashed_bytes) {
  const std::string path = generation + "/" + name;
  struct stat state {};
  if (lstat(path.c_str(), &state) != 0) {
    if (errno == ENOENT) return true;
    throw Xapian::DatabaseOpeningError(path, errno);
  }
  if (!S_ISREG(state.st_mode)) return false;
  FoundFile file{
      std::move(name), static_cast<std::uint64_t>(state.st_size), {state.st_dev, state.st_ino}, 0, {}};
  if (!file.is_table()) {
    const auto bytes = read_plain_file(path, most);
    if (!bytes && errno == EFBIG) return false;
    if (!bytes) throw Xapian::DatabaseOpeningError(path, errno);
    file.hash = hash_of(*bytes);
  }
  files.push_back(std::move(file));
  return true;
}

/// All the files that `generation` has of those that it may have. Nothing if one is no plain file.
std::optional<std::vector<FoundFile>> find_files(const std::string& generation) {
  std::vector<std::string> databases{"lexicon", "people"};
  // What is kept of several indexes (derived/joined_index.h) has none.
  const bool has_shards = kind_of_path(articles_stub(generation)) != PathKind::nothing;
  const std::size_t shards = has_shards ? shard_count(generation) : 0;
  for (std::size_t i = 0; i < shards; ++i) databases.push_back("shard-" + std::to_string(i));
  std::vector<FoundFile> files;
  if (!find_file(generation, "articles", files)) return {};
  if (!find_file(generation, "removed", files, max_removed_bytes)) return {};
  for (const auto& database : databases) {
    const std::string folder = generation + "/" + database;
    const PathKind kind = kind_of_path(folder);
    if (kind == PathKind::other && errno != ELOOP) throw Xapian::DatabaseOpeningError(folder, errno);
    if (kind != PathKind::folder) return {};
    const std::size_t begin = files.size();
    for (const auto& file : database_files()) {
      if (!find_file(generation, database + "/" + file, files)) return {};
    }
    const glass::Tables tables = glass::read_version_file(folder).tables;
    for (std::size_t i = begin; i < files.size(); ++i)
      files[i].table = table_called(files[i].name.substr(database.size() + 1), tables);
  }
  return files;
}

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

std::uint64_t take_number(std::string_view& text, int base) {
  const std::string_view digits = take_until(text, ' ');
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  return number;
}

std::string format(const std::vector<SealedFile>& files) {
  std::string lines;
  for (const auto& file : files) {
    lines += file.name + ' ' + std::to_string(file.bytes) + ' ' + to_hex(file.hash);
    if (file.is_table()) lines += ' ' + to_hex(file.first);
    lines += '\n';
  }
  return std::string(magic) + to_hex(hash_of(lines)) + '\n' + lines;
}

std::vector<SealedFile> parse(std::string_view lines) {
  std::vector<SealedFile> files;
  while (!lines.empty()) {
    std::string_view line = take_until(lines, '\n');
    SealedFile& file = files.emplace_back();
    file.name = take_until(line, ' ');
    file.bytes = take_number(line, 10);
    file.hash = take_number(line, 16);
    file.first = take_number(line, 16);
  }
  return files;
}

/// Of formats before 4 the seal was a number alone.
bool is_older(std::string_view seal) {
  if (seal.starts_with(older_magic)) return true;
  return seal.size() > 1 && seal.back() == '\n' &&
         std::all_of(seal.begin(), seal.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

/// The state of the seal itself, and what it says.
std::pair<SealState, std::vector<SealedFile>> read_seal(const std::string& generation) {
  const auto seal = read_plain_file(seal_file(generation), max_seal_bytes);
  if (!seal && errno == ENOENT) return {SealState::missing, {}};
  if (!seal && (errno == ELOOP || errno == EFBIG)) return {SealState::changed, {}};
  if (!seal) throw Xapian::DatabaseOpeningError(seal_file(generation), errno);
  if (seal->empty()) return {SealState::missing, {}};
  if (is_older(*seal)) return {SealState::older, {}};
  if (!seal->starts_with(magic)) return {SealState::changed, {}};
  std::string_view lines = std::string_view(*seal).substr(magic.size());
  const std::string_view hash = take_until(lines, '\n');
  if (hash != to_hex(hash_of(lines))) return {SealState::changed, {}};
  return {SealState::whole, parse(lines)};
}

/// A table of the generation before, as it was sealed.
struct OldTable {
  glass::TableInfo table;
  glass::TableSum sum;
};

std::map<std::pair<dev_t, ino_t>, OldTable> tables_of(const std::string& generation) {
  std::map<std::pair<dev_t, ino_t>, OldTable> tables;
  if (generation.empty()) return tables;
  const auto found = find_files(generation);
  const auto [state, sealed] = read_seal(generation);
  if (!found || state != SealState::whole) return tables;
  for (const auto& file : *found) {
    const auto same = std::find_if(sealed.begin(), sealed.end(),
                                   [&](const SealedFile& candidate) { return candidate.name == file.name; });
    if (file.is_table() && same != sealed.end())
      tables[file.identity] = {file.table, {same->hash, same->first}};
  }
  return tables;
}

bool holds(const std::string& generation, const SealedFile& sealed, const FoundFile& found) {
  if (sealed.name != found.name) return false;
  if (!found.is_table()) return sealed.bytes == found.bytes && sealed.hash == found.hash;
  return found.bytes >= sealed.bytes &&
         glass::begins_as(generation + "/" + found.name, found.table, {sealed.hash, sealed.first});
}

/// The name of a file of a database, without the folder of that; empty if it is none of a generation's.
std::string_view file_in_database(std::string_view name) {
  constexpr std::string_view shard = "shard-";
  const std::size_t slash = name.find('/');
  const std::string_view folder = name.substr(0, slash);
  const std::string_view file = slash == name.npos ? std::string_view() : name.substr(slash + 1);
  const bool is_shard = folder.starts_with(shard) && folder.size() > shard.size() &&
                        folder.find_first_not_of("0123456789", shard.size()) == folder.npos;
  const auto& files = database_files();
  const bool is_known = std::find(files.begin(), files.end(), file) != files.end();
  return is_known && (is_shard || folder == "lexicon" || folder == "people") ? file : std::string_view();
}

}  // namespace

void seal_generation(const std::string& generation, const std::string& previous) {
  const auto found = find_files(generation);
  if (!found) fail_to_write(generation, ELOOP);
  const auto old_tables = tables_of(previous);
  std::vector<SealedFile> files(found->size());
  parallel_for(sealing_threads, files.size(), [&](std::size_t, std::size_t i) {
    const FoundFile& file = (*found)[i];
    files[i] = {file.name, file.bytes, file.hash, 0};
    if (!file.is_table()) return;
    const auto old = old_tables.find(file.identity);
    const OldTable before = old == old_tables.end() ? OldTable{} : old->second;
    const auto sum =
        glass::sum_changed_blocks(generation + "/" + file.name, before.table, before.sum, file.table);
    files[i].hash = sum.blocks;
    files[i].first = sum.first;
  });
  write_plain_file(seal_file(generation), format(files));
}

std::string seal_of(const std::string& generation) {
  return read_plain_file(seal_file(generation), max_seal_bytes).value_or("");
}

void link_known_tables(const std::string& generation, const std::string& previous) {
  const auto [state, wanted] = read_seal(generation);
  const auto [old_state, known] = read_seal(previous);
  if (state != SealState::whole || old_state != SealState::whole) return;
  for (const SealedFile& file : wanted) {
    const std::string_view table = file_in_database(file.name);
    if (table.empty() || !file.is_table() || file.bytes == 0) continue;
    const auto same = std::find_if(known.begin(), known.end(), [&](const SealedFile& other) {
      return file_in_database(other.name) == table && other.bytes == file.bytes && other.hash == file.hash &&
             other.first == file.first;
    });
    if (same == known.end()) continue;
    std::error_code error;
    const std::filesystem::path link = generation + "/" + file.name;
    std::filesystem::create_directory(link.parent_path(), error);
    std::filesystem::create_hard_link(previous + "/" + same->name, link, error);
  }
}

SealState check_seal(const std::string& generation) {
  const auto [state, sealed] = read_seal(generation);
  if (state != SealState::whole) return state;
  const auto found = find_files(generation);
  const bool is_whole = found && std::equal(sealed.begin(), sealed.end(), found->begin(), found->end(),
                                            [&](const SealedFile& sealed_file, const FoundFile& file) {
                                              return holds(generation, sealed_file, file);
                                            });
  return is_whole ? SealState::whole : SealState::changed;
}

void check_sealed_tables(const std::string& generation, std::size_t jobs) {
  const auto found = find_files(generation);
  const auto [state, sealed] = read_seal(generation);
  if (!found || state != SealState::whole || found->size() != sealed.size())
    throw Xapian::DatabaseCorruptError(seal_file(generation) + ": it has changed");
  parallel_for(jobs, sealed.size(), [&, &sealed = sealed](std::size_t, std::size_t i) {
    const FoundFile& file = (*found)[i];
    if (!file.is_table()) return;
    const glass::TableSum sum = glass::sum_blocks(generation + "/" + file.name, file.table);
    if (sum != glass::TableSum{sealed[i].hash, sealed[i].first})
      throw Xapian::DatabaseCorruptError(file.name + ": it is not as it was written");
  });
}

}  // namespace fihris
