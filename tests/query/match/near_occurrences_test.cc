#include "query/match/near_occurrences.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// A text as the numbers of the groups that its words are of, one digit a word; `-` for other words.
std::vector<Occurrence> occurrences(const std::string& text, unsigned begin = 1) {
  std::vector<Occurrence> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-') continue;
    Occurrence at;
    at.group = static_cast<std::size_t>(text[i] - '0');
    at.begin = i;
    at.end = i + 1;
    at.position = begin + static_cast<unsigned>(i);
    found.push_back(at);
  }
  return found;
}

std::string marks(const std::string& text, const std::vector<Occurrence>& found) {
  std::string marked(text.size(), '-');
  for (const Occurrence& at : found) marked[at.begin] = static_cast<char>('0' + at.group);
  return marked;
}

/// What is left of a text where words 0 and 1, and 2 if there are three, are to be in `window` words.
std::string near(const std::string& text, std::size_t count, unsigned window) {
  std::vector<WordGroup> groups(4);
  groups.front().near_words = count;
  groups.front().near_window = window;
  Occurrences found;
  found.body = occurrences(text);
  keep_near(groups, found);
  CHECK(found.title.empty());
  return marks(text, found.body);
}

}  // namespace

TEST_CASE("of the words of NEAR those are found that stand near the others", "[near]") {
  CHECK(near("0-1----1----0", 2, 3) == "0-1----------");
  CHECK(near("1-0---0--1-0", 2, 3) == "1-0------1-0");
  CHECK(near("0--1", 2, 4) == "0--1");
  CHECK(near("01-0--1", 2, 3) == "01-0---");
  CHECK(near("0-1-0-1", 2, 3) == "0-1-0-1");
  CHECK(near("0-1-2---0-1--2", 3, 5) == "0-1-2---------");
}

TEST_CASE("words of other parts of the query stay where the words of NEAR are taken out", "[near]") {
  CHECK(near("3-01--3-0--3", 2, 2) == "3-01--3----3");
}

TEST_CASE("all words are found where NEAR is met by none of them, one by one", "[near]") {
  CHECK(near("0----1", 2, 3) == "0----1");
  CHECK(near("0--0", 2, 3) == "0--0");
  CHECK(near("", 2, 3).empty());
}

TEST_CASE("what stands near in the title leaves nothing else in the body", "[near]") {
  std::vector<WordGroup> groups(2);
  groups.front().near_words = 2;
  groups.front().near_window = 2;
  Occurrences found;
  found.title = occurrences("01");
  found.body = occurrences("0---1", 100);
  keep_near(groups, found);
  CHECK(found.title.size() == 2);
  CHECK(found.body.empty());
}

TEST_CASE("a writing of two words for one, or of one for two, stands near by all that it is", "[near]") {
  std::vector<WordGroup> groups(3);
  groups.front().near_words = 3;
  groups.front().near_window = 4;
  Occurrences found;
  found.body = occurrences("0-2---2");
  found.body.front().replaced = 2;
  keep_near(groups, found);
  CHECK(found.body.size() == 2);
  found.body = occurrences("012");
  found.body.back().words = 3;
  keep_near(groups, found);
  CHECK(found.body.size() == 3);
  found.body = occurrences("012-012");
  found.body[2].words = 3;
  keep_near(groups, found);
  CHECK(found.body.size() == 5);
}
