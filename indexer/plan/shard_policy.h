#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fihris {

/// A shard as an update would leave it.
struct ShardLoad {
  std::uintmax_t bytes = 0;  ///< on the disk
  std::size_t articles = 0;  ///< in its tables
  std::size_t removed = 0;   ///< of them, now or before
};

/// An update and the index that it is for.
struct UpdateLoad {
  std::vector<ShardLoad> shards;
  bool is_served = false;           ///< by servers of Xapian's, which would find what is removed
  std::uintmax_t new_bytes = 0;     ///< size of what is new, as segments
  std::uintmax_t merged_bytes = 0;  ///< what the shards had when they were merged; they have grown since
};

/// Which shards an update keeps: what is removed there is left out by who reads them (removed_articles.h).
/// The others are merged, without what is removed, with each other and what is new into one.
///
/// Weighs merging, which copies all that it merges, against many shards and many removed articles, which slow
/// down queries. docs/scale.md has the figures.
std::vector<bool> shards_to_keep(const UpdateLoad& load);

}  // namespace fihris
