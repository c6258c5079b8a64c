#include "query/shown/bidi.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

// Letters in logical order, and in the order and forms in which they are seen from left to right.
const std::string salam = "\u0633\u0644\u0627\u0645";
const std::string salam_seen = "\uFEE1\uFEFC\uFEB3";
const std::string hebrew = "\u05D0\u05D1\u05D2";
const std::string hebrew_seen = "\u05D2\u05D1\u05D0";

std::vector<std::string> seen(const std::string& text, std::size_t columns = 1000) {
  std::vector<std::string> lines;
  for (const MarkedText& line : visual_lines({text, {}}, columns)) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text with right-to-left letters is isolated, other text is left alone", "[bidi]") {
  CHECK(isolated("a b") == "a b");
  CHECK(isolated("") == "");
  CHECK(isolated("a " + hebrew) ==
        "\u2068"
        "a " +
            hebrew + "\u2069");
}

TEST_CASE("visual order runs from right to left and joins Arabic letters", "[bidi]") {
  CHECK(seen("abc") == Lines{"abc"});
  CHECK(seen(hebrew) == Lines{hebrew_seen});
  CHECK(seen(salam) == Lines{salam_seen});
}

TEST_CASE("in visual order numbers and Latin words keep their direction", "[bidi]") {
  CHECK(seen(hebrew + " 12 abc") == Lines{"abc 12 " + hebrew_seen});
  CHECK(seen("abc " + hebrew + " d") == Lines{"abc " + hebrew_seen + " d"});
}

TEST_CASE("in visual order brackets are mirrored", "[bidi]") {
  CHECK(seen(hebrew + " (" + hebrew + ")") == Lines{"(" + hebrew_seen + ") " + hebrew_seen});
}

TEST_CASE("in visual order marks stay behind their letters", "[bidi]") {
  CHECK(seen("\u05D0\u05B8\u05D1") == Lines{"\u05D1\u05D0\u05B8"});
  CHECK(seen("\u062F\u064E\u0631") == Lines{"\uFEAD\uFEA9\u064E"});
}

TEST_CASE("lines are broken at spaces in reading order", "[bidi]") {
  CHECK(seen(hebrew + " " + hebrew + " abc", 7) == Lines{hebrew_seen + " " + hebrew_seen, "abc"});
  CHECK(seen("aaaa bb", 4) == Lines{"aaaa", "bb"});
  CHECK(seen("aaaaaaaa", 3) == Lines{"aaa", "aaa", "aa"});
}

TEST_CASE("an empty text is one empty line", "[bidi]") {
  CHECK(seen("") == Lines{""});
}

TEST_CASE("highlights follow their letters into visual order", "[bidi]") {
  // The second Hebrew word, which is seen on the left of the first.
  const auto lines = visual_lines({hebrew + " " + hebrew, {{7, 13}}}, 80);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].highlights == std::vector<Highlight>{{0, 6}});
}

TEST_CASE("a highlight over both directions is seen in parts", "[bidi]") {
  // a b | hebrew: from the b to the first Hebrew letter.
  const auto lines = visual_lines({"a b" + hebrew, {{2, 5}}}, 80);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].highlights == std::vector<Highlight>{{2, 3}, {7, 9}});
}
