#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

namespace fihris {

/// Articles that are gone and still in the tables, where they stay until their shard is merged: of each shard
/// the numbers, as the shard has them, rising.
using RemovedArticles = std::vector<std::vector<Xapian::docid>>;

/// The file has fewer bytes: that is five million articles.
inline constexpr std::size_t max_removed_bytes = 64u << 20;

/// Writes the list of `generation`, a new one, in which they are left out by all who read it (articles.h). No
/// file if none is removed. Throws Error.
void write_removed_articles(const std::string& generation, const RemovedArticles& removed);

/// What has been written, of so many shards. Throws Xapian::DatabaseCorruptError if that is no such list,
/// Xapian::DatabaseOpeningError if it cannot be read.
RemovedArticles read_removed_articles(const std::string& generation, std::size_t shards);

}  // namespace fihris
