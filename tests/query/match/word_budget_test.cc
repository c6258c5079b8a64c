#include "query/match/word_budget.h"

#include <string>

#include "query/language/parser.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// As if the longer of two words were the rarer one, and the index had no word of one letter.
unsigned frequency(const std::string& term) {
  return term.size() == 1 ? 0 : static_cast<unsigned>(100 - term.size());
}

BoundedQuery bounded(const std::string& query, std::size_t most) {
  return within_budget(parse_query(query).root, {most, most, 2}, frequency);
}

std::string described(const std::string& query, std::size_t most) {
  return describe(bounded(query, most).query);
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a query of no more words than are allowed stays as it is, repetitions too") {
  CHECK(described("aa bb aa", 3) == "aa bb aa");
  CHECK(bounded("aa bb aa", 3).left_out == 0);
}

TEST_CASE("of too many words the rarest are kept, in the order of the query") {
  CHECK(described("aaaa bb cccccc ddd", 2) == "aaaa cccccc");
  CHECK(bounded("aaaa bb cccccc ddd", 2).left_out == 2);
}

TEST_CASE("of a list of too many words only the telling ones are looked for, and some others only weigh") {
  const auto others = [](const BoundedQuery& query) {
    std::string words;
    for (const Node& leaf : query.others) words += describe(leaf) + ' ';
    return words;
  };
  const auto told = [](const std::string& query) {
    return within_budget(parse_query(query).root, {4, 2, 2}, frequency);
  };
  CHECK(describe(told("aaaa bb cccccc ddd").query) == "aaaa bb cccccc ddd");
  CHECK(others(told("aaaa bb cccccc ddd")).empty());
  const BoundedQuery query = told("aaaa bb cccccc ddd eeeee bb f");
  CHECK(describe(query.query) == "cccccc eeeee");
  CHECK(others(query) == "aaaa ddd ");
  CHECK(query.words == 2);
  CHECK(query.left_out == 4);
  // Of what has a sign or an operator as many as of all words.
  CHECK(describe(told("aa | bb | cc | dd | ee").query) == "aa | bb | cc | dd");
  CHECK(describe(told("+aa -bb cccc dddddd eeeee").query) == "+aa -bb dddddd eeeee");
  CHECK(others(told("=aaaa bb* ~cc title:dd eeeee fffff")).empty());
}

TEST_CASE("words that the index does not have are left out before those that it has") {
  CHECK(described("x aaaa y bb", 2) == "aaaa bb");
}

TEST_CASE("of too many words repetitions are dropped first, and count as often as they were typed") {
  const BoundedQuery query = bounded(repeated("aa ", 1000), 3);
  CHECK(describe(query.query) == "aa");
  REQUIRE(query.query.children.size() == 1);
  CHECK(query.query.children.front().times == 1000);
  CHECK(query.left_out == 0);
  CHECK(described("+aa -bb aa +aa -bb aa", 3) == "+aa -bb aa");
}

TEST_CASE("sources that differ in their writing are no repetitions") {
  CHECK(bounded("(source:Ab | source:ab) cc cc", 3).query.children.front().children.front().children.size() ==
        2);
}

TEST_CASE("what has a sign, quotation marks or an operator is kept before other words") {
  CHECK(described("aaaa bbbb -c", 2) == "aaaa -c");
  CHECK(described("aaaa bbbb +c", 2) == "aaaa +c");
  CHECK(described("aaaa bbbb \"c d\"", 2) == "\"c d\"");
  CHECK(described("aaaa bbbb name:c", 2) == "aaaa name:c");
  CHECK(described("aaaa bbbb c NEAR d", 3) == "aaaa (c NEAR/10 d)");
}

TEST_CASE("words joined by operators are bounded too, and no empty group stays behind") {
  CHECK(described("aaaa AND bb AND cccccc", 2) == "aaaa AND cccccc");
  CHECK(described("aaaa | bb | (cccccc dd)", 2) == "aaaa | cccccc");
  CHECK(described("-(aa | bb) -(cc | dd)", 2) == "-(aa | bb)");
}

TEST_CASE("of a phrase that is too long by itself the first words are kept") {
  CHECK(described('"' + repeated("aa bb cc ", 300) + '"', 4) == "\"aa bb cc aa\"");
  const std::string near = repeated("aa NEAR bb NEAR ", 300) + "cc";
  CHECK(described(near, 3) == "aa NEAR/10 bb NEAR/10 aa");
}
