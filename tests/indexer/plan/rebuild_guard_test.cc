#include "indexer/plan/rebuild_guard.h"

#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using Catch::Contains;

namespace {

constexpr std::int64_t long_ago = 1'000;

/// What is said of the folder of an index that last looked at all at `scanned`.
std::string reason(const std::string& root, std::int64_t scanned, const FolderScan& scan = {},
                   const Coverage& coverage = {}, const std::vector<std::string>& volumes = {}) {
  return reason_not_to_rebuild({coverage, scan, {root}, volumes, scanned}).value_or("");
}

}  // namespace

TEST_CASE("a folder that is empty and was so before keeps an index from being rebuilt", "[rebuild]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path("root"));
  const std::string root = folder.path("root");
  const std::int64_t later = std::time(nullptr) + 100;
  CHECK_THAT(reason(root, later), Contains("is empty: " + root) && Contains("--prune-all"));
  CHECK(reason(root, long_ago).empty());  // its files were deleted meanwhile
  CHECK(reason(root, later, {}, {{}, {}, {root}, {}}).empty());
  folder.write("root/a.txt", "x");
  CHECK(reason(root, later).empty());
}

TEST_CASE("folders and volumes that are missing or unread keep an index from being rebuilt", "[rebuild]") {
  const TemporaryFolder folder;
  folder.write("root/a.txt", "x");
  const std::string root = folder.path("root");
  CHECK(reason(root, long_ago).empty());
  CHECK_THAT(reason(root, long_ago, {}, {}, {"/volume"}), Contains("not mounted: /volume;"));
  CHECK_THAT(reason(root, long_ago, {}, {{}, {}, {}, {{"/gone", "no such"}}}),
             Contains("vanished: /gone: no such;"));
  FolderScan scan;
  scan.unknown = {{root + "/sub/", "below"}, {root, "a file"}};
  CHECK(reason(root, long_ago, scan).empty());
  scan.unknown.push_back({root + '/', "cannot be read"});
  CHECK_THAT(reason(root, long_ago, scan), Contains(root + ": cannot be read;"));
}
