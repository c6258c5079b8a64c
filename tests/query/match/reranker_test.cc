#include "query/match/reranker.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/small_index.h"

using namespace fihris;

namespace {

WordGroup group(const std::string& term, const std::string& similar = {}) {
  WordGroup group;
  group.word.term = group.word.written = term;
  group.expansion.forms = {{term, term, Level::spelling, 1}};
  if (!similar.empty()) group.expansion.similar = {{similar, similar, Level::similar, 1}};
  group.ranks = true;
  return group;
}

/// What an article of this title and text gets for `groups`, in an index of ten articles.
Bonus bonus(const std::vector<WordGroup>& groups, const std::string& body, const std::string& title = {}) {
  static const Ranking ranking;
  static const SmallIndex index(std::vector<std::string>(10, "nothing to see"));
  BuiltQuery built;
  built.groups = groups;
  return Reranker(built, index.articles(), ranking)
      .bonus({"/a", title, "", "", "", "", "", "text", "", body}, 10);
}

const std::vector<WordGroup> two_words{group("olive"), group("harvest")};

}  // namespace

TEST_CASE("query words near each other add more than words apart, and far ones nothing") {
  const double adjacent = bonus(two_words, "the olive harvest").near;
  const double apart = bonus(two_words, "the olive trees before the harvest").near;
  std::string far = "olive";
  for (int i = 0; i < 100; ++i) far += " and";
  CHECK(adjacent > apart);
  CHECK(apart > 0);
  CHECK(bonus(two_words, far + " harvest").near == 0);
}

TEST_CASE("near words add the same in any order") {
  CHECK(bonus(two_words, "olive harvest").near == Approx(bonus(two_words, "harvest olive").near));
}

TEST_CASE("words count where they stand nearest, wherever in the text that is") {
  std::string apart = "olive one two three harvest";
  for (int i = 0; i < 100; ++i) apart += " and";
  const double adjacent = bonus(two_words, "olive harvest").near;
  CHECK(bonus(two_words, apart + " olive harvest").near == Approx(adjacent));
  CHECK(bonus(two_words, "olive harvest " + apart).near == Approx(adjacent));
}

TEST_CASE("a word early in the text adds more than a late one") {
  CHECK(bonus({group("olive")}, "olive trees").lead >
        bonus({group("olive")}, "and so the trees are olive").lead);
}

TEST_CASE("a word of the title is early, however late the text has it") {
  CHECK(bonus({group("olive")}, "trees", "olive").lead == Approx(bonus({group("olive")}, "olive").lead));
}

TEST_CASE("similar words add to the score, in the articles that have them or the word itself") {
  const std::vector<WordGroup> words{group("olive", "olives")};
  CHECK(bonus(words, "olives").similar[0] > 0);
  CHECK(bonus(words, "olive").similar[0] > 0);
  CHECK(bonus(words, "trees").similar[0] == 0);
}

TEST_CASE("similar words are neither near nor early") {
  const Bonus found = bonus({group("olive", "olives"), group("harvest")}, "olives and the harvest");
  CHECK(found.near == 0);
  CHECK(found.lead == Approx(bonus({group("olive"), group("harvest")}, "trees and the harvest").lead));
}

TEST_CASE("words without a part in the score add nothing") {
  WordGroup excluded = group("olive");
  excluded.ranks = false;
  CHECK(bonus({excluded}, "olive").total() == 0);
}

TEST_CASE("a word asked twice adds once") {
  CHECK(bonus({group("olive"), group("olive")}, "olive").total() ==
        Approx(bonus({group("olive")}, "olive").total()));
}

TEST_CASE("the end of a very long text adds nothing") {
  const std::string text = std::string(200'000, '.') + " olive harvest";
  CHECK(bonus(two_words, text).total() == 0);
}
