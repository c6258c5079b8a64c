#include "query/weighing/posting_window.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/query/weighing/random_lists.h"
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
    const glass::PostingTable table = sample.table();
    PostingWindow window(table, sample.lists);
    Found found;
    while (const Xapian::docid first = window.skip_to(1)) {
      window.read(first);
      CHECK(window.found().has(0));
      for (std::size_t place = window.found().next(0); place < FoundPlaces::size;
           place = window.found().next(place + 1))
        CHECK(found.emplace(first + place, window.counts(place)).second);
    }
    CHECK(found == expected);
  }
}

TEST_CASE("lists skip to the first article from a number on, however far that is", "[lists]") {
  std::mt19937 random(8);
  for (int round = 0; round < 30; ++round) {
    const RandomLists sample(random);
    const Found expected = in_turn(sample.articles, sample.lists);
    const glass::PostingTable table = sample.table();
    PostingWindow window(table, sample.lists);
    Xapian::docid least = 1;
    for (;;) {
      const auto next = expected.lower_bound(least);
      const Xapian::docid first = window.skip_to(least);
      REQUIRE(first == (next == expected.end() ? 0 : next->first));
      if (next == expected.end()) break;
      // As other lists may make it read: from before its first article on.
      const Xapian::docid begin = std::max(least, first - static_cast<Xapian::docid>(random() % 200) % first);
      window.read(begin);
      CHECK(window.found().next(0) == first - begin);
      least = begin + static_cast<Xapian::docid>(FoundPlaces::size + random() % 3000);
    }
  }
}

TEST_CASE("of lists that no article has nothing is found", "[lists]") {
  std::mt19937 random(9);
  const RandomLists sample(random);
  const glass::PostingTable table = sample.table();
  CHECK(PostingWindow(table, {}).skip_to(1) == 0);
  CHECK(PostingWindow(table, {{"nowhere", 0}, {"neither", 2}}).skip_to(1) == 0);
}

TEST_CASE("places of a window are found in order, from any on", "[lists]") {
  std::mt19937 random(10);
  FoundPlaces one, both;
  std::set<std::size_t> places{0, 63, 64, 1023};
  for (const std::size_t place : places) one.add(place);
  for (int i = 0; i < 40; ++i) {
    places.insert(random() % FoundPlaces::size);
    both.add(*std::next(places.begin(), static_cast<std::ptrdiff_t>(random() % places.size())));
  }
  for (const std::size_t place : places) both.add(place);
  both.add(one);
  for (std::size_t from = 0; from <= FoundPlaces::size + 1; ++from) {
    const auto next = places.lower_bound(from);
    CHECK(both.next(from) == (next == places.end() ? FoundPlaces::size : *next));
    if (from < FoundPlaces::size) CHECK(both.has(from) == places.contains(from));
  }
  both.clear();
  CHECK(both.next(0) == FoundPlaces::size);
}
