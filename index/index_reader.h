#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "analyzers/error.h"
#include "index/articles.h"
#include "index/index_folder.h"
#include "index/schema.h"

namespace fihris {

class ShardConnections;

/// One generation of an index, or of each of several that are read as one (index/derived/joined_index.h),
/// opened for reading. Holds them, so that no writer removes them meanwhile.
struct IndexReader {
  Articles articles;
  /// Their terms, with how many articles have each, and how many articles and words there are. Of shards
  /// (index/shards/gathered.h) what was gathered of them, which has no articles; else the same as `articles`.
  Articles vocabulary;
  Xapian::Database lexicon;
  Xapian::Database people;  ///< index/people/people_table.h
  Manifest manifest;
  std::vector<std::string> indexes;          ///< their folders
  std::vector<Hold> holds;                   ///< of each
  std::shared_ptr<void> derived;             ///< keeps what was made for several, if nothing else does
  std::shared_ptr<ShardConnections> shards;  ///< through which `articles` are read; null if they are here
};

/// The folders of indexes with commas between them, for messages.
std::string listed_indexes(const std::vector<std::string>& indexes);

/// The folders of the generations that are read: which articles have which numbers in `articles`.
std::vector<std::string> generations_of(const IndexReader& reader);

/// The folders of the databases that `articles` is made of, in order.
std::vector<std::string> shards_of(const IndexReader& reader);

/// Whether no index has a newer generation than the one that is read.
bool is_live(const IndexReader& reader);

/// Opens the live generation of the index in folder `index`.
///
/// Throws Error, naming the cure, if there is no index, if it is damaged, or if it was built by another
/// format or analyzer version.
IndexReader open_index(const std::string& index);

/// Opens the generation that is held, of the index in folder `index`. Throws as open_index does.
IndexReader open_generation(const Hold& hold, const std::string& index);

/// The same of what was gathered of shards in folder `index` (index/shards/gathered.h), which no other may
/// read: it has a vocabulary and no articles.
IndexReader open_gathered_generation(const Hold& hold, const std::string& index);

/// The articles of `generation`. Throws Xapian::Error if they cannot be read.
Articles open_articles(const std::string& generation);
/// Its shards, in order. Throws as open_articles does.
std::vector<ShardTables> open_shard_tables(const std::string& generation);

/// What to tell the user of `error`, which came of reading the index in folder `index`.
Error reading_error(const std::string& index, const Xapian::Error& error);

/// The index folder to use when the user names none: $FIHRIS_INDEX, else $XDG_DATA_HOME/fihris/default, else
/// ~/.local/share/fihris/default (user_folders.h). Throws Error if the user has no home.
std::string default_index();

}  // namespace fihris
