#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"
#include "tests/support/small_disk.h"

using Catch::Contains;
using fihris::Sandbox;
using fihris::SmallDisk;

namespace fs = std::filesystem;

namespace {

/// An article of words of its own, so that its index is large.
std::string long_article(int number) {
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    text.append("w").append(std::to_string(number)).append("x").append(std::to_string(i)).append(" ");
  }
  return text;
}

}  // namespace

TEST_CASE("a full disk is reported and the index stays as it was", "[index]") {
  const Sandbox sandbox;
  const SmallDisk disk(sandbox.path("disk"), 1);
  if (!disk.is_mounted()) {
    WARN("skipped: a small file system cannot be mounted here");
    return;
  }
  sandbox.write("news/a.txt", "one");
  REQUIRE(sandbox.run("fihris index --index disk/index news").exit == 0);
  for (int i = 0; i < 40; ++i) sandbox.write("news/" + std::to_string(i) + ".txt", long_article(i));
  const auto full = sandbox.run("fihris index --index disk/index news");
  CHECK(full.exit == 2);
  CHECK_THAT(full.err, Contains("disk/index") && Contains("No space left on device"));
  CHECK(sandbox.run("fihris search --index disk/index --count one").out == "1\n");
}

TEST_CASE("a file that may not be read is skipped and named", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/b.txt", "two");
  fs::permissions(sandbox.path("news/b.txt"), fs::perms::none);
  // Root may read every file, so that root runs the program as somebody else.
  for (const char* folder : {"..", "", "news"}) fs::permissions(sandbox.path(folder), fs::perms::all);
  fs::permissions(sandbox.path("news/a.txt"), fs::perms::all);
  fs::copy_file(FIHRIS_PROGRAM, sandbox.path("program"));
  const std::string as_somebody = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "";
  const auto result = sandbox.run(as_somebody + "./program index --index shown news");
  CHECK(result.exit == 1);
  CHECK_THAT(result.err, Contains("b.txt") && Contains("Permission denied"));
  CHECK(sandbox.run("fihris search --index shown --count one").out == "1\n");
}
