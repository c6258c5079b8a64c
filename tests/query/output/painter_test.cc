#include "query/output/painter.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a path below the current folder is written from there", "[output]") {
  CHECK(relative_path("/a/b/c.txt", "/a/b") == "c.txt");
  CHECK(relative_path("/a/b/c/d.txt", "/a/b") == "c/d.txt");
  CHECK(relative_path("/a/bc/d.txt", "/a/b") == "/a/bc/d.txt");
  CHECK(relative_path("/a/b", "/a/b") == "/a/b");
  CHECK(relative_path("/a/b", "/a/b/c") == "/a/b");
  CHECK(relative_path("/a", "/") == "/a");
  CHECK(relative_path("/a/b", "") == "/a/b");
  CHECK(relative_path("/a/-rf", "/a") == "./-rf");
}

TEST_CASE("a hyperlink has each byte that is not plain percent-encoded", "[output]") {
  CHECK(file_uri("/a/b-c_d.txt", "host") == "file://host/a/b-c_d.txt");
  CHECK(file_uri("/\u0645 #%;\x1B\n\xFF", "") == "file:///%D9%85%20%23%25%3B%1B%0A%FF");
}

TEST_CASE("a path is a link only where links are wanted", "[output]") {
  CHECK(Painter({false, true, false, true}).path("/a") == "/a");
  const std::string linked = Painter({false, true, true, true}).path("/a");
  CHECK(linked.starts_with("\033]8;;file://"));
  CHECK(linked.ends_with("/a\033\\/a\033]8;;\033\\"));
}
