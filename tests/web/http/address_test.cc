#include "web/http/address.h"

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("an address has all bytes of its parameters and only unreserved ones as they are", "[web]") {
  CHECK(address("/search", {{"q", "a b&c=d+e%\xFF'\"<"}}) == "/search?q=a%20b%26c%3Dd%2Be%25%FF%27%22%3C");
  CHECK(address("/article", {{"path", "/x/y.txt"}, {"q", "z"}}) == "/article?path=%2Fx%2Fy.txt&q=z");
}

TEST_CASE("no path makes an address that leads to another server", "[web]") {
  CHECK(address("//evil.test/x", {}) == "/evil.test/x");
  CHECK(address("/\\evil.test", {}) == "/%5Cevil.test");
  CHECK(address("/a\r\nSet-Cookie: x", {}) == "/a%0D%0ASet-Cookie%3A%20x");
}
