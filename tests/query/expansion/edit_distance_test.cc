#include "query/expansion/edit_distance.h"

#include <string>

#include "tests/support/catch.h"

using fihris::edit_distance;

TEST_CASE("the edit distance counts replaced, added, lost and swapped characters", "[query]") {
  CHECK(edit_distance(U"", U"") == 0);
  CHECK(edit_distance(U"same", U"same") == 0);
  CHECK(edit_distance(U"", U"abc") == 3);
  CHECK(edit_distance(U"cart", U"card") == 1);
  CHECK(edit_distance(U"cart", U"cat") == 1);
  CHECK(edit_distance(U"cart", U"crat") == 1);
  CHECK(edit_distance(U"kitten", U"sitting") == 3);
  CHECK(edit_distance(U"ab", U"ba") == 1);
}

TEST_CASE("the edit distance is the same both ways", "[query]") {
  const std::u32string words[] = {U"", U"a", U"ba", U"abab", U"bbaa", U"cabba", U"aabbcc", U"bac"};
  for (const auto& a : words) {
    for (const auto& b : words) CHECK(edit_distance(a, b) == edit_distance(b, a));
  }
}
