#pragma once

#include <string>

namespace fihris {

/// The list of an index that is read by servers of Xapian's (docs/shards.md): it names the shards of the live
/// generation by their paths below the index. Servers open a list and then each shard that it names, so that
/// one reached through the link `current` could lead to shards of two generations.
std::string served_list(const std::string& index);

/// Whether an index has such a list: its updates leave no removed article (removed_articles.h) in the tables
/// then, of which servers know nothing.
bool is_served(const std::string& index);

/// Notes that an index is served. Who may not write there notes nothing. REQUIRES: there is a live
/// generation.
void mark_served(const std::string& index);

/// Makes the list of an index, if it has one, name the shards of `generation`, by one rename. Throws Error.
void point_servers_at(const std::string& generation, const std::string& index);

}  // namespace fihris
