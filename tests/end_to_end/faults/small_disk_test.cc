#include "tests/support/small_disk.h"

#include <cstdio>
#include <string>

#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// ctest knows the word (CMakeLists.txt): none of these tests runs where one does not.
void skip() {
  std::puts("SKIPPED: only root may mount a file system");
}

std::string long_article(int number) {
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    text.append("w").append(std::to_string(number)).append("x").append(std::to_string(i)).append(" ");
  }
  return text;
}

}  // namespace

TEST_CASE("a full disk is reported and the index stays as it was", "[disk]") {
  const Sandbox sandbox;
  const SmallDisk disk(sandbox.path("disk"), 1);
  if (!disk.is_mounted()) return skip();
  sandbox.write("news/a.txt", "one");
  REQUIRE(sandbox.run("fihris index --index disk/index news").exit == 0);
  for (int i = 0; i < 40; ++i) sandbox.write("news/" + std::to_string(i) + ".txt", long_article(i));
  const auto full = sandbox.run("fihris index --index disk/index news");
  CHECK(full.exit == 2);
  CHECK_THAT(full.err, Contains("disk/index") && Contains("No space left on device"));
  CHECK(sandbox.run("fihris search --index disk/index --count one").out == "1\n");
}

TEST_CASE("an index on a read-only file system is read, and an update says why it fails", "[disk]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  const SmallDisk disk(sandbox.path("disk"), 16);
  if (!disk.is_mounted()) return skip();
  run_index(sandbox, "--index disk/index news");
  REQUIRE(disk.make_read_only());
  CHECK(sandbox.run("fihris search --index disk/index --count one").out == "1\n");
  CHECK(sandbox.run("fihris index --index disk/index").exit == 0);
  sandbox.write("news/b.txt", "two");
  const auto update = sandbox.run("fihris index --index disk/index");
  CHECK(update.exit == 2);
  CHECK_THAT(update.err, Contains("disk/index") && Contains("Read-only file system"));
}
