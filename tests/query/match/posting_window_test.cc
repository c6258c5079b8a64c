#include "query/match/posting_window.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/query/match/random_lists.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Found = std::map<Xapian::docid, PostingWindow::Counts>;

/// What the lists hold, read one after the other.
Found in_turn(const Xapian::Database& articles, const std::vector<PostingList>& lists) {
  Found found;
  for (const PostingList& list : lists) {
    for (auto it = articles.postlist_begin(list.term); it != articles.postlist_end(list.term); ++it)
      found[*it][list.layer] += it.get_wdf();
  }
  return found;
}

}  // namespace

TEST_CASE("lists read at once have the articles and occurrences that they have in turn", "[lists]") {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    const RandomLists sample(random);
    const Found expected = in_turn(sample.articles, sample.lists);
    PostingWindow window(sample.articles, sample.lists);
    auto next = expected.begin();
    for (Xapian::docid least = 1; window.move_to(least); least = window.article() + 1, ++next) {
      REQUIRE(next != expected.end());
      CHECK(window.article() == next->first);
      CHECK(window.counts() == next->second);
    }
    CHECK(next == expected.end());
  }
}

TEST_CASE("a window goes to the next article from a number on, however far that is", "[lists]") {
  std::mt19937 random(8);
  for (int round = 0; round < 30; ++round) {
    const RandomLists sample(random);
    const Found expected = in_turn(sample.articles, sample.lists);
    PostingWindow window(sample.articles, sample.lists);
    Xapian::docid least = 1;
    for (;;) {
      // Steps inside of a window, onto its ends and over several of them.
      const Xapian::docid steps[] = {
          1, 2, 63, 64, 65, 1023, 1024, 1025, static_cast<Xapian::docid>(random() % 3000)};
      least += steps[random() % std::size(steps)];
      const auto next = expected.lower_bound(least);
      REQUIRE(window.move_to(least) == (next != expected.end()));
      if (next == expected.end()) break;
      CHECK(window.article() == next->first);
      CHECK(window.counts() == next->second);
      least = window.article();
    }
  }
}

TEST_CASE("of lists that no article has nothing is found", "[lists]") {
  std::mt19937 random(9);
  const RandomLists sample(random);
  CHECK_FALSE(PostingWindow(sample.articles, {}).move_to(1));
  CHECK_FALSE(PostingWindow(sample.articles, {{"nowhere", 0}, {"neither", 2}}).move_to(1));
}
