#include "index/derived/joined_index.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <xxhash.h>

#include "index/derived/lexicon_builder.h"
#include "index/derived/people_builder.h"
#include "index/file_descriptor.h"
#include "index/generation_seal.h"
#include "index/joined_manifest.h"
#include "index/plain_database.h"
#include "index/plain_file.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Sets of indexes whose lexicons are kept: those that were asked last.
constexpr std::size_t most_kept = 8;

/// What has not become whole by then was left by a program that was killed.
constexpr std::chrono::hours longest_making{24};

/// The folders without links, each once, in the order of their names.
std::vector<std::string> distinct(const std::vector<std::string>& indexes) {
  std::vector<std::pair<std::string, std::string>> known;  // real name, name
  for (const std::string& index : indexes) {
    std::error_code error;
    const fs::path real = fs::canonical(index, error);
    known.emplace_back(error ? index : real.string(), index);
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  known.erase(std::unique(known.begin(), known.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; }),
              known.end());
  std::vector<std::string> names;
  for (auto& [real, name] : known) names.push_back(std::move(name));
  return names;
}

void require_different_articles(const IndexReader& a, const IndexReader& b) {
  if (!may_share_articles(a.manifest, b.manifest)) return;
  const bool a_is_smaller = a.articles.get_doccount() <= b.articles.get_doccount();
  const Articles& few = a_is_smaller ? a.articles : b.articles;
  const Articles& many = a_is_smaller ? b.articles : a.articles;
  const std::string id_prefix(prefix::id);
  std::size_t common = 0;
  std::string example;
  for (auto id = few.allterms_begin(id_prefix); id != few.allterms_end(id_prefix); ++id) {
    if (!many.term_exists(*id) || !few.term_exists(*id)) continue;
    if (common++ > 0) continue;
    const auto article = few.postlist_begin(*id);
    example = decode_file_state(few.get_document(*article).get_value(slot::file_state)).path;
  }
  if (common == 0) return;
  if (common == 1)
    throw Error(
        tr("cannot search two indexes as one: {1} and {2}: both have {3}, which would count twice; take the "
           "folder out of one: fihris index --drop FOLDER",
           {a.indexes.front(), b.indexes.front(), example}));
  throw Error(
      tr_count("cannot search two indexes as one: {2} and {3}: both have {4} and {1} more, which would count "
               "twice; take the folder out of one: fihris index --drop FOLDER",
               "cannot search two indexes as one: {2} and {3}: both have {4} and {1} more, which would count "
               "twice; take the folder out of one: fihris index --drop FOLDER",
               common - 1, {a.indexes.front(), b.indexes.front(), example}));
}

/// Another name for other articles, and for another program.
std::string key_of(const std::vector<IndexReader>& readers) {
  const Manifest& manifest = readers.front().manifest;
  std::string text = std::to_string(manifest.format) + ' ' + manifest.analyzer + ' ' +
                     std::to_string(manifest.analyzer_version) + ' ' + FIHRIS_VERSION;
  std::vector<std::string> seals;
  for (const IndexReader& reader : readers) seals.push_back(seal_of(reader.holds.front().generation));
  std::sort(seals.begin(), seals.end());
  for (const std::string& seal : seals) text.append(1, '\0').append(seal);
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  char digits[33];
  std::snprintf(digits, sizeof digits, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return digits;
}

/// Opens what is kept in `folder`; false if it is not there, or not as it was made.
bool open_derived(const std::string& folder, IndexReader& reader) {
  if (kind_of_path(folder) != PathKind::folder) return false;
  try {
    if (check_seal(folder) != SealState::whole) return false;
    reader.lexicon = open_database(lexicon_folder(folder));
    reader.people = open_database(people_folder(folder));
    return true;
  } catch (const Xapian::Error&) {
    return false;
  }
}

void make_derived(const std::string& folder, const Articles& articles) {
  glass::DatabaseMaker maker;
  build_lexicon(articles, lexicon_folder(folder), maker);
  build_people(articles, articles, people_folder(folder), maker);
}

/// A new folder in `place`; empty if there can be none.
std::string new_folder(const std::string& place) {
  std::string name = place + "/new-XXXXXX";
  return mkdtemp(name.data()) == nullptr ? std::string() : name;
}

/// The place of what is kept, made if need be; empty if there is none.
std::string kept_place() {
  const std::string cache = user_cache_folder();
  if (cache.empty()) return {};
  const std::string place = cache + "/fihris/joined";
  std::error_code ignored;
  fs::create_directories(cache, ignored);
  for (const std::string& folder : {cache + "/fihris", place}) mkdir(folder.c_str(), S_IRWXU);
  return kind_of_path(place) == PathKind::folder ? place : std::string();
}

/// Removes what was not asked for since others were, and what never became whole.
void forget_others(const std::string& place) {
  using Kept = std::pair<fs::file_time_type, fs::path>;
  std::vector<Kept> kept;
  std::error_code error;
  for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (kind_of_path(entry->path()) != PathKind::folder) continue;
    const auto used = fs::last_write_time(entry->path(), unknown);
    if (unknown) continue;
    const bool is_new = entry->path().filename().string().starts_with("new-");
    if (!is_new) {
      kept.emplace_back(used, entry->path());
    } else if (used < fs::file_time_type::clock::now() - longest_making) {
      fs::remove_all(entry->path(), unknown);
    }
  }
  if (kept.size() <= most_kept) return;
  std::sort(kept.begin(), kept.end(), std::greater<>());
  for (auto old = kept.begin() + most_kept; old != kept.end(); ++old) fs::remove_all(old->second, error);
}

/// Brings what has been made to the disk, before it is called whole.
bool sync(const std::string& folder) {
  std::vector<fs::path> paths{folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  return std::all_of(paths.begin(), paths.end(), [](const fs::path& path) {
    const FileDescriptor descriptor(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    return descriptor.value() >= 0 && fsync(descriptor.value()) == 0;
  });
}

/// Makes what is to be kept in `folder`, of `place`. False if it cannot be kept.
bool keep(const std::string& place, const std::string& folder, IndexReader& reader) {
  // Who comes while it is made waits for it, if the file system has locks.
  const FileDescriptor lock = open_plain_file(place + "/lock", O_RDWR | O_CREAT, S_IRUSR | S_IWUSR);
  if (lock.value() >= 0) flock(lock.value(), LOCK_EX);
  if (open_derived(folder, reader)) return true;
  const std::string made = new_folder(place);
  if (made.empty()) return false;
  std::error_code ignored;
  try {
    make_derived(made, reader.articles);
    seal_generation(made);
  } catch (const std::exception&) {
    fs::remove_all(made, ignored);
    return false;  // it is tried elsewhere, and fails there if it is not for want of room
  }
  fs::remove_all(folder, ignored);  // what could not be used
  if (!sync(made) || rename(made.c_str(), folder.c_str()) != 0) fs::remove_all(made, ignored);
  forget_others(place);
  return open_derived(folder, reader);
}

/// Makes it in a folder that goes with the reader.
void open_temporary(IndexReader& reader) {
  std::error_code error;
  const fs::path place = fs::temp_directory_path(error);
  const std::string folder = new_folder(error ? "/tmp" : place.string());
  if (folder.empty())
    throw Error(
        tr("cannot search several indexes as one: {1}: neither there nor in the cache of the user can their "
           "words be kept; make room, or set "
           "XDG_CACHE_HOME or TMPDIR",
           {place.string()}));
  reader.derived = std::shared_ptr<void>(nullptr, [folder](void*) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  });
  make_derived(folder, reader.articles);
  reader.lexicon = open_database(lexicon_folder(folder));
  reader.people = open_database(people_folder(folder));
}

}  // namespace

IndexReader open_indexes(const std::vector<std::string>& indexes) {
  const std::vector<std::string> names = distinct(indexes);
  if (names.size() == 1) return open_index(names.front());
  std::vector<IndexReader> readers;
  for (const std::string& name : names) readers.push_back(open_index(name));
  IndexReader joined;
  joined.indexes = names;
  std::vector<ShardTables> shards;
  for (const IndexReader& reader : readers) {
    for (ShardTables& shard : open_shard_tables(reader.holds.front().generation))
      shards.push_back(std::move(shard));
    joined.holds.push_back(reader.holds.front());
  }
  joined.articles = joined.vocabulary = Articles(std::move(shards));
  std::vector<Manifest> manifests;
  for (const IndexReader& reader : readers) manifests.push_back(reader.manifest);
  joined.manifest = join(manifests);
  const std::string place = kept_place();
  const std::string folder = place + "/" + key_of(readers);
  if (place.empty() || !open_derived(folder, joined)) {
    for (auto a = readers.begin(); a != readers.end(); ++a)
      for (auto b = std::next(a); b != readers.end(); ++b) require_different_articles(*a, *b);
    if (place.empty() || !keep(place, folder, joined)) open_temporary(joined);
  } else {
    utimensat(AT_FDCWD, folder.c_str(), nullptr, 0);  // was asked last
  }
  return joined;
}

}  // namespace fihris
