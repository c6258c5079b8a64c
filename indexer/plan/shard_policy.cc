#include "indexer/plan/shard_policy.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <string_view>

namespace fihris {
namespace {

/// Of so many articles one may be removed before their shard is merged: each costs queries as much as another
/// one, and room.
constexpr std::size_t articles_a_removed = 20;

/// Smaller shards are merged at each addition, in less time than the rest of an update takes.
constexpr std::uintmax_t small_shard = 4u << 20;

/// An index is merged when updates in place have made it so many times as large.
constexpr std::uintmax_t most_growth_in_place = 2;

constexpr std::size_t max_shards = 8;

/// FIHRIS_SMALL_SHARD, for tests: in bytes.
std::uintmax_t bytes_of_small_shard() {
  const char* const text = std::getenv("FIHRIS_SMALL_SHARD");
  std::uintmax_t bytes = small_shard;
  if (text != nullptr) std::from_chars(text, text + std::string_view(text).size(), bytes);
  return bytes;
}

}  // namespace

std::vector<bool> shards_to_keep(const UpdateLoad& load) {
  const auto& shards = load.shards;
  std::vector<bool> keep(shards.size(), true);
  std::uintmax_t total = 0;
  for (const ShardLoad& shard : shards) total += shard.bytes;
  const std::uintmax_t small = bytes_of_small_shard();
  if (total > small && total > most_growth_in_place * load.merged_bytes)
    return std::vector<bool>(shards.size(), false);

  std::size_t kept = shards.size();
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::size_t most_removed = load.is_served ? 0 : shards[i].articles / articles_a_removed;
    if (shards[i].removed <= most_removed) continue;
    keep[i] = false;
    --kept;
  }
  if (load.new_bytes == 0) return keep;

  std::vector<std::size_t> by_size(shards.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t a, std::size_t b) { return shards[a].bytes < shards[b].bytes; });
  // A shard is merged with what is as large, so that an article is written again when its shard has doubled.
  std::uintmax_t merged = load.new_bytes;
  for (const std::size_t shard : by_size) {
    const std::uintmax_t bytes = shards[shard].bytes;
    if (!keep[shard] || (bytes > std::max(merged, small) && kept < max_shards)) continue;
    keep[shard] = false;
    --kept;
    merged += bytes;
  }
  return keep;
}

}  // namespace fihris
