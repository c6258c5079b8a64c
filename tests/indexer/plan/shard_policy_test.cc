#include "indexer/plan/shard_policy.h"

#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr std::uintmax_t mib = 1u << 20;

/// An index of `shards` equal shards, compact.
UpdateLoad load(std::size_t shards, std::uintmax_t megabytes_each) {
  UpdateLoad result;
  result.shards.assign(shards, {megabytes_each * mib, 10'000, 0});
  result.merged_bytes = shards * megabytes_each * mib;
  return result;
}

std::string describe(const std::vector<bool>& keep) {
  std::string text;
  for (const bool kept : keep) text += kept ? "keep " : "merge ";
  return text;
}

}  // namespace

TEST_CASE("what is new becomes a shard of its own", "[policy]") {
  auto some = load(2, 150);
  some.new_bytes = 20'000;
  CHECK(describe(shards_to_keep(some)) == "keep keep ");
  some.new_bytes = 16 * mib;
  CHECK(describe(shards_to_keep(some)) == "keep keep ");
}

TEST_CASE("small shards are merged with what is new", "[policy]") {
  auto some = load(2, 150);
  some.shards.push_back({4 * mib, 100, 0});
  some.shards.push_back({5 * mib, 100, 0});
  some.new_bytes = 20'000;
  CHECK(describe(shards_to_keep(some)) == "keep keep merge keep ");
}

TEST_CASE("a shard is merged with what is as large, alone or together", "[policy]") {
  auto some = load(1, 150);
  for (const std::uintmax_t size : {20, 60, 8}) some.shards.push_back({size * mib, 100, 0});
  some.new_bytes = 7 * mib;
  CHECK(describe(shards_to_keep(some)) == "keep keep keep keep ");
  some.new_bytes = 8 * mib;
  CHECK(describe(shards_to_keep(some)) == "keep keep keep merge ");
  some.new_bytes = 12 * mib;
  CHECK(describe(shards_to_keep(some)) == "keep merge keep merge ");
}

TEST_CASE("there are eight shards at most", "[policy]") {
  UpdateLoad many;
  for (const std::uintmax_t size : {4000, 4000, 80, 900, 400, 180, 1900, 36})
    many.shards.push_back({size * mib, 10'000, 0});
  many.merged_bytes = 12'000 * mib;
  CHECK(describe(shards_to_keep(many)) == "keep keep keep keep keep keep keep keep ");
  many.new_bytes = 5 * mib;
  CHECK(describe(shards_to_keep(many)) == "keep keep keep keep keep keep keep merge ");
  many.shards.push_back({20 * mib, 10'000, 0});
  CHECK(describe(shards_to_keep(many)) == "keep keep keep keep keep keep keep merge merge ");
}

TEST_CASE("removed articles stay until they are more than one in twenty of a shard", "[policy]") {
  auto some = load(3, 150);
  some.shards[1].removed = 500;
  CHECK(describe(shards_to_keep(some)) == "keep keep keep ");
  some.shards[1].removed = 501;
  CHECK(describe(shards_to_keep(some)) == "keep merge keep ");
}

TEST_CASE("of an index that is served no removed article stays in the tables", "[policy]") {
  auto some = load(3, 150);
  some.is_served = true;
  CHECK(describe(shards_to_keep(some)) == "keep keep keep ");
  some.shards[1].removed = 1;
  CHECK(describe(shards_to_keep(some)) == "keep merge keep ");
}

TEST_CASE("an index with more gaps than content is merged at the next change", "[policy]") {
  auto worn = load(2, 400);
  worn.merged_bytes = 300 * mib;
  CHECK(describe(shards_to_keep(worn)) == "merge merge ");
}
