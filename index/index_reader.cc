#include "index/index_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "index/generation_seal.h"
#include "index/joined_manifest.h"
#include "index/plain_database.h"
#include "index/removed_articles.h"
#include "index/system_cure.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

Error damaged(const std::string& index, const std::string& why) {
  return Error(tr("the index is damaged: {1}: {2}; run: fihris index --rebuild", {index, why}));
}

void check_is_sealed(const std::string& generation, const std::string& index) {
  switch (check_seal(generation)) {
    case SealState::whole:
      return;
    case SealState::older:
      throw Error(
          tr("cannot use the index: {1}: an earlier version of the program has built it; run: fihris index "
             "--rebuild",
             {index}));
    case SealState::missing:
      throw damaged(index, tr("it has no seal, which is written last"));
    case SealState::changed:
      throw damaged(index, tr("a file is not as it was, or missing"));
  }
}

/// The name of the newest generation that was finished; empty if there is none.
std::string newest_generation(const std::string& index) {
  std::uint64_t newest = 0;
  std::string name;
  std::error_code error;
  for (fs::directory_iterator entry(index, error), end; !error && entry != end; entry.increment(error)) {
    const std::string file = entry->path().filename();
    const auto number = generation_number(file);
    if (number && *number > newest && check_seal(entry->path()) == SealState::whole) {
      newest = *number;
      name = file;
    }
  }
  return name;
}

}  // namespace

std::string listed_indexes(const std::vector<std::string>& indexes) {
  std::string list;
  for (const std::string& index : indexes) list += (list.empty() ? "" : ", ") + index;
  return list;
}

std::vector<std::string> generations_of(const IndexReader& reader) {
  std::vector<std::string> folders;
  for (const Hold& hold : reader.holds) folders.push_back(hold.generation);
  return folders;
}

std::vector<std::string> shards_of(const IndexReader& reader) {
  std::vector<std::string> folders;
  for (const Hold& hold : reader.holds) {
    const std::size_t count = shard_count(hold.generation);
    for (std::size_t i = 0; i < count; ++i) folders.push_back(shard_folder(hold.generation, i));
  }
  return folders;
}

bool is_live(const IndexReader& reader) {
  return std::equal(
      reader.holds.begin(), reader.holds.end(), reader.indexes.begin(), reader.indexes.end(),
      [](const Hold& hold, const std::string& index) { return live_generation(index) == hold.generation; });
}

IndexReader open_index(const std::string& index) {
  const auto hold = hold_live_generation(index);
  if (!hold) {
    if (const std::string left = newest_generation(index); !left.empty()) {
      throw Error(
          tr("the index has lost its link: {1}: `current` is missing, as in a copy without links; run in "
             "that folder: echo {2} > current",
             {index, left}));
    }
    throw Error(
        tr("there is no index: {1}: nothing was built there; run: fihris index FOLDER, or name another with "
           "--index",
           {index}));
  }
  return open_generation(*hold, index);
}

IndexReader open_generation(const Hold& hold, const std::string& index) {
  IndexReader reader = open_gathered_generation(hold, index);
  if (!reader.vocabulary.tables().get_metadata(gathered_key).empty())
    throw Error(tr("cannot use the index: {1}: it was gathered of shards and has no articles; add: --shards",
                   {index}));
  return reader;
}

IndexReader open_gathered_generation(const Hold& hold, const std::string& index) {
  try {
    check_is_sealed(hold.generation, index);
    IndexReader reader;
    reader.indexes = {index};
    reader.holds = {hold};
    reader.articles = reader.vocabulary = open_articles(hold.generation);
    reader.manifest = read_manifest(reader.articles.tables());
    check_version(reader.manifest, index);
    if (reader.articles.removed_count() != reader.manifest.removed_articles)
      throw Xapian::DatabaseCorruptError(removed_file(hold.generation) + ": it lists not what is removed");
    reader.lexicon = open_database(lexicon_folder(hold.generation));
    reader.people = open_database(people_folder(hold.generation));
    return reader;
  } catch (const Xapian::Error& error) {
    throw reading_error(index, error);
  }
}

Articles open_articles(const std::string& generation) {
  return Articles(open_shard_tables(generation));
}

std::vector<ShardTables> open_shard_tables(const std::string& generation) {
  RemovedArticles removed = read_removed_articles(generation, shard_count(generation));
  std::vector<ShardTables> shards;
  for (std::size_t i = 0; i < removed.size(); ++i)
    shards.push_back({shard_folder(generation, i), std::move(removed[i])});
  return shards;
}

Error reading_error(const std::string& index, const Xapian::Error& error) {
  if (std::string_view(error.get_type()).starts_with("Network"))
    return Error(
        tr("a shard has failed: {1}: {2}; run: fihris shards check", {error.get_context(), error.get_msg()}));
  if (const char* system = error.get_error_string()) {
    const std::string why = error.get_msg() + ": " + system;
    if (std::string_view(system) == std::generic_category().message(EACCES))
      return Error(tr(
          "cannot read the index: {1}: {2}; ask its owner for the permission, or name another with --index",
          {index, why}));
    return Error(tr("cannot read the index: {1}: {2}; {3}",
                    {index, why, system_cure(system, tr("check the disk, or run: fihris index --rebuild"))}));
  }
  // Nobody writes to what a reader holds, so that Xapian's advice to read again would be of no use.
  const bool is_newer = std::string_view(error.get_type()) == "DatabaseModifiedError";
  return damaged(index, is_newer ? tr("a block is newer than the index") : error.get_msg());
}

std::string default_index() {
  if (const char* index = std::getenv("FIHRIS_INDEX"); index != nullptr && *index != '\0') return index;
  const std::string data = user_data_folder();
  if (data.empty()) {
    throw Error(tr(
        "there is no place for an index: the user has no home folder: neither $HOME nor the system's record "
        "of users names one; name a folder with --index"));
  }
  return data + "/fihris/default";
}

}  // namespace fihris
