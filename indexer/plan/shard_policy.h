#pragma once

#include <cstdint>
#include <vector>

namespace fihris {

/// An update and the index that it is for.
struct UpdateLoad {
  std::size_t articles = 0;                 ///< in the index
  std::size_t deletions = 0;                ///< of articles that are replaced, moved or removed
  std::size_t changes = 0;                  ///< articles to add, replace, move and remove
  std::uint64_t text_bytes = 0;             ///< size of the files to read
  std::vector<std::uintmax_t> shard_bytes;  ///< size of each shard on the disk
  std::uintmax_t merged_bytes = 0;          ///< what they had when they were merged; they have grown since
};

/// How an update is carried out.
struct UpdateStrategy {
  /// Everything is written into the shards that are there.
  bool in_place = false;
  /// Otherwise what is new becomes a shard of its own, merged with the shards for which this is false.
  std::vector<bool> keep;
};

/// Weighs writing into large tables, which is slow and leaves gaps, against merging, which copies all that it
/// merges, and against many shards, which slow down queries. docs/performance.md has the figures.
UpdateStrategy choose_strategy(const UpdateLoad& load);

}  // namespace fihris
