#include "indexer/build/merge_runs.h"

#include <algorithm>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Runs = std::vector<std::vector<std::string>>;

/// Splits folders of so many bytes, which are named by their numbers, into two runs.
Runs split(const std::vector<std::size_t>& bytes) {
  const TemporaryFolder folder;
  std::vector<glass::MergeSource> sources;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    folder.write(std::to_string(i) + "/table", std::string(bytes[i], 'x'));
    sources.push_back({folder.path(std::to_string(i))});
  }
  Runs runs;
  for (const auto& run : split_evenly(sources, 2)) {
    runs.emplace_back();
    for (const auto& source : run) runs.back().push_back(source.folder.substr(folder.path("").size() + 1));
  }
  return runs;
}

}  // namespace

TEST_CASE("runs hold all sources in their order, and differ by no more than the largest", "[merger]") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::size_t> bytes(2 + random() % 9);
    for (std::size_t& size : bytes) size = 1 + random() % (round % 2 == 0 ? 100 : 5000);
    const Runs runs = split(bytes);
    REQUIRE(runs.size() == 2);
    std::size_t next = 0;
    std::vector<std::size_t> totals;
    for (const auto& run : runs) {
      CHECK_FALSE(run.empty());
      totals.push_back(0);
      for (const std::string& name : run) {
        CHECK(name == std::to_string(next));
        totals.back() += bytes[next++];
      }
    }
    CHECK(next == bytes.size());
    const auto [least, most] = std::minmax(totals[0], totals[1]);
    INFO(least << " and " << most << " bytes");
    CHECK(most - least <= *std::max_element(bytes.begin(), bytes.end()));
  }
}

TEST_CASE("fewer sources than runs make fewer runs", "[merger]") {
  CHECK(split({7}) == Runs{{"0"}});
  CHECK(split({}).empty());
}

TEST_CASE("what is new goes to the shard beside it", "[merger]") {
  // As an update has them: two shards, and less of what is new.
  CHECK(split({3000, 3000, 10}) == Runs{{"0"}, {"1", "2"}});
  CHECK(split({10, 3000, 3000}) == Runs{{"0", "1"}, {"2"}});
}
