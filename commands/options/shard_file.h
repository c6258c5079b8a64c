#pragma once

#include <string>
#include <vector>

#include "index/index_reader.h"
#include "index/shards/shard.h"

namespace fihris {

/// The user's list of shards: $XDG_CONFIG_HOME/fihris/shards.toml, else ~/.config/fihris/shards.toml; empty
/// if the user has no home. Nothing else names a shard: no index, and no file of the system.
std::string shard_file();

/// The shards that it names; none if there is no such file. Throws Error, which names the file and the line,
/// if it cannot be read or is not in the format (fihris(5)).
std::vector<Shard> read_shards();

/// The same, at least one. Throws Error that says how to add one.
std::vector<Shard> require_shards();

/// Opens them to be read as one index. Throws Error if there are none, and as open_shards does.
IndexReader open_known_shards();

/// Opens what was gathered of them, of which no server is asked: it has their words, people and places, with
/// the numbers of articles that they had then, and no articles. Throws as open_known_shards does.
IndexReader open_front();

/// Adds a shard, or changes the one of the same name. Throws Error if the file cannot be written.
void add_shard(const Shard& shard);

/// Removes the shard of this name; false if there is none.
bool remove_shard(const std::string& name);

}  // namespace fihris
