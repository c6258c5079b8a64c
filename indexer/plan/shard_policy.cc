#include "indexer/plan/shard_policy.h"

#include <algorithm>
#include <numeric>

namespace fihris {
namespace {

constexpr std::size_t max_changes_in_place = 200;
constexpr std::uint64_t max_text_in_place = 4u << 20;

/// A shard takes about so many times the text that it is made from.
constexpr std::uintmax_t shard_bytes_for_text = 3;

/// A smaller index is merged in about a second.
constexpr std::uintmax_t small_index = 32u << 20;

/// To delete one article in so many touches every block of the tables.
constexpr std::size_t articles_a_deletion = 100;

constexpr std::size_t max_shards = 8;

}  // namespace

UpdateStrategy choose_strategy(const UpdateLoad& load) {
  const auto& shards = load.shard_bytes;
  const UpdateStrategy merge_all{false, std::vector<bool>(shards.size(), false)};
  const auto total = std::accumulate(shards.begin(), shards.end(), std::uintmax_t{0});
  if (total > small_index && total > 2 * load.merged_bytes) return merge_all;
  if (load.changes <= max_changes_in_place && load.text_bytes <= max_text_in_place) return {true, {}};
  const bool touches_all_blocks = load.deletions * articles_a_deletion > load.articles;
  const bool grows_by_half = load.text_bytes * shard_bytes_for_text > total / 2;
  if (total <= small_index || touches_all_blocks || grows_by_half) return merge_all;
  if (shards.size() < max_shards) return {false, std::vector<bool>(shards.size(), true)};
  // What many updates have left behind is merged; the bulk of the index stays as it is.
  const auto largest = *std::max_element(shards.begin(), shards.end());
  UpdateStrategy merge_small;
  for (const auto bytes : shards) merge_small.keep.push_back(bytes > largest / 2);
  return merge_small;
}

}  // namespace fihris
