#include "query/shown/whole_words.h"

#include <string>

#include "analyzers/words/letters.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a highlight inside of a word becomes the whole word", "[shown]") {
  CHECK(whole_words("one twofold three", {{7, 11}}) == std::vector<Highlight>{{4, 11}});
  CHECK(whole_words("twofold", {{0, 3}}) == std::vector<Highlight>{{0, 7}});
  CHECK(whole_words("one (two) three", {{5, 8}}) == std::vector<Highlight>{{5, 8}});
  CHECK(whole_words("one two", {{0, 3}, {4, 7}}) == std::vector<Highlight>{{0, 3}, {4, 7}});
}

TEST_CASE("an Arabic word keeps its proclitics and its signs in one highlight", "[shown]") {
  using namespace letter;
  const std::string word =
      std::string(spelled<waw, ba, alef, lam, ba>) + "\u064E" + std::string(spelled<ta>) + "\u064F";
  const std::string text = "x " + word + ".";
  CHECK(whole_words(text, {{4, 8}}) == std::vector<Highlight>{{2, 2 + word.size()}});
}

TEST_CASE("two highlights in one word become one", "[shown]") {
  CHECK(whole_words("blackboard", {{0, 5}, {5, 10}}) == std::vector<Highlight>{{0, 10}});
}

TEST_CASE("a highlight that is none, or reaches out of the text, is left out", "[shown]") {
  CHECK(whole_words("one", {{1, 1}, {2, 9}}).empty());
  CHECK(whole_words("", {{0, 1}}).empty());
}
