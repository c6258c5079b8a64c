#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::Sandbox;

namespace fs = std::filesystem;

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
