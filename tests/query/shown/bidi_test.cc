#include "query/shown/bidi.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("text with right-to-left letters is isolated, other text is left alone", "[bidi]") {
  const std::string hebrew = "\u05D0\u05D1\u05D2";
  CHECK(isolated("a b") == "a b");
  CHECK(isolated("") == "");
  CHECK(isolated("a " + hebrew) ==
        "\u2068"
        "a " +
            hebrew + "\u2069");
}
