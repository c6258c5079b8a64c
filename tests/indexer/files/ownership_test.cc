#include "indexer/files/ownership.h"

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a path is below a folder only at a boundary", "[ownership]") {
  CHECK(is_below("/news/a.txt", "/news"));
  CHECK(is_below("/news/a.txt", "/news/"));
  CHECK(is_below("/news", "/news"));
  CHECK(is_below("/news", "/"));
  CHECK_FALSE(is_below("/newspaper/a.txt", "/news"));
}

TEST_CASE("a path belongs to the innermost folder that holds it", "[ownership]") {
  const Ownership ownership({"/news", "/news/.notes", "/more"}, {"/news", "/more"});
  CHECK(ownership.owner("/news/a.txt") == 0);
  CHECK(ownership.owner("/news/.notes/a.txt") == 1);
  CHECK(ownership.owner("/news/.notes") == 1);
  CHECK(ownership.owner("/more/deep/a.txt") == 2);
  CHECK_FALSE(ownership.owner("/other/a.txt"));
}

TEST_CASE("what lies in a root of its own is not that of the folder around it", "[ownership]") {
  const Ownership ownership({"/news"}, {"/news", "/news/.notes"});
  CHECK(ownership.owner("/news/a.txt") == 0);
  CHECK_FALSE(ownership.owner("/news/.notes/a.txt"));
}
