#pragma once

#include <string>
#include <vector>

#include "index/index_reader.h"
#include "index/shards/shard_connections.h"

namespace fihris {

/// Where what is gathered of shards is kept; empty if the user has no home.
std::string gathered_folder();

/// Reads the terms of all shards, with how many articles have each, and makes of them what one index of all
/// their articles would have: the lexicon and the people. It is kept in `folder` as the generations of an
/// index are, with a vocabulary (glass::VocabularyWriter) in the place of the articles; who reads goes on
/// with the one before. Memory: the terms that begin with the same letter.
///
/// Throws Error if a shard is missing or two have an article in common; Xapian::Error.
void gather(const ShardConnections& shards, const std::string& folder);

/// Throws Error if two of the shards that are connected have an article in common, as when it moved from one
/// to the other and only that has been updated: it is found twice then.
void require_different_articles(const ShardConnections& shards);

/// Opens what was gathered of `shards` alone. Throws Error if others were gathered.
IndexReader open_gathered(const std::vector<Shard>& shards, const std::string& folder);

/// Opens `shards` to be read as one index, by what was gathered of them. Throws Error if no shard answers, or
/// if others were gathered.
IndexReader open_shards(const std::vector<Shard>& shards, const std::string& folder);

/// The shards that have changed since they were gathered: words that are new there are not found.
std::vector<std::string> changed_shards(const IndexReader& reader);

}  // namespace fihris
