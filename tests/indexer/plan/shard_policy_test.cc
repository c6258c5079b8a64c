#include "indexer/plan/shard_policy.h"

#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr std::uintmax_t mib = 1u << 20;

/// An index of `shards` equal shards, compact.
UpdateLoad load(std::size_t shards, std::uintmax_t megabytes_each) {
  UpdateLoad result;
  result.articles = 30'000;
  result.shard_bytes.assign(shards, megabytes_each * mib);
  result.merged_bytes = shards * megabytes_each * mib;
  return result;
}

std::string describe(const UpdateStrategy& strategy) {
  if (strategy.in_place) return "in place";
  std::string text;
  for (const bool kept : strategy.keep) text += kept ? "keep " : "merge ";
  return text;
}

}  // namespace

TEST_CASE("a few changes are written in place", "[policy]") {
  auto few = load(2, 150);
  few.changes = 10;
  few.text_bytes = 30'000;
  CHECK(describe(choose_strategy(few)) == "in place");
  few.text_bytes = 50 * mib;
  CHECK(describe(choose_strategy(few)) == "keep keep ");
}

TEST_CASE("200 changes and 4 MB of text are few, one more of either is not", "[policy]") {
  auto few = load(2, 150);
  few.changes = 200;
  few.text_bytes = 4 * mib;
  CHECK(describe(choose_strategy(few)) == "in place");
  few.changes = 201;
  CHECK(describe(choose_strategy(few)) == "keep keep ");
  few.changes = 200;
  few.text_bytes = 4 * mib + 1;
  CHECK(describe(choose_strategy(few)) == "keep keep ");
}

TEST_CASE("many changes become a shard of their own", "[policy]") {
  auto many = load(2, 150);
  many.changes = 5000;
  many.text_bytes = 16 * mib;
  CHECK(describe(choose_strategy(many)) == "keep keep ");
}

TEST_CASE("a small index, or one that grows by half, is merged", "[policy]") {
  auto small = load(1, 1);
  small.changes = 500;
  CHECK(describe(choose_strategy(small)) == "merge ");
  auto doubled = load(2, 150);
  doubled.changes = 30'000;
  doubled.text_bytes = 100 * mib;
  CHECK(describe(choose_strategy(doubled)) == "merge merge ");
}

TEST_CASE("deletions all over the index are merged away", "[policy]") {
  auto many = load(2, 150);
  many.changes = many.deletions = 5000;
  CHECK(describe(choose_strategy(many)) == "merge merge ");
}

TEST_CASE("of many shards the small ones are merged", "[policy]") {
  auto many = load(2, 1000);
  for (int i = 0; i < 6; ++i) many.shard_bytes.push_back(50 * mib);
  many.merged_bytes = 2300 * mib;
  many.changes = 5000;
  CHECK(describe(choose_strategy(many)) == "keep keep merge merge merge merge merge merge ");
}

TEST_CASE("an index with more gaps than content is merged at the next change", "[policy]") {
  auto worn = load(2, 400);
  worn.merged_bytes = 300 * mib;
  worn.changes = 1;
  CHECK(describe(choose_strategy(worn)) == "merge merge ");
}
