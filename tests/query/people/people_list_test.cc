#include "query/people/people_list.h"

#include <algorithm>
#include <string>

#include "query/people/name_query.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::vector<Xapian::docid> found_by_name(const Searcher& searcher, const std::string& name) {
  return searcher.find_all(searcher.build(mention_query(name, Field::name), {}));
}

}  // namespace

TEST_CASE("the number of each person is that of a search for the name, in all articles and in some",
          "[names]") {
  const Searcher searcher(sample_index());
  const PeopleList list(searcher.reader(), std::nullopt);
  const auto people = list.rows({0, SIZE_MAX, ListOrder::automatic});
  REQUIRE(people.size() > 20);
  for (const Person& person : people) {
    INFO(person.name);
    CHECK(found_by_name(searcher, person.name).size() == person.articles);
  }
  bool is_in_others = false;
  for (Xapian::docid first = 1; first <= searcher.reader().articles.get_doccount(); ++first) {
    const std::vector<Xapian::docid> some{first};
    for (const Person& person :
         PeopleList(searcher.reader(), some).rows({0, SIZE_MAX, ListOrder::articles})) {
      INFO(person.name);
      const auto found = found_by_name(searcher, person.name);
      CHECK(std::find(found.begin(), found.end(), first) != found.end());
      CHECK(person.articles == 1);
      is_in_others |= found.size() > 1;
    }
  }
  CHECK(is_in_others);
}

TEST_CASE("rows fall by their number, and are the same at any limit and offset", "[names]") {
  const Searcher searcher(sample_index());
  const PeopleList list(searcher.reader(), std::nullopt);
  const auto all = list.rows({0, SIZE_MAX, ListOrder::articles});
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Person& a, const Person& b) { return a.articles > b.articles; }));
  for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{20}, all.size()}) {
    for (const std::size_t offset : {std::size_t{0}, std::size_t{3}, all.size(), SIZE_MAX}) {
      INFO(limit << " " << offset);
      const auto some = list.rows({offset, limit, ListOrder::articles});
      const std::size_t first = std::min(offset, all.size());
      REQUIRE(some.size() == std::min(limit, all.size() - first));
      for (std::size_t i = 0; i < some.size(); ++i) {
        CHECK(some[i].name == all[first + i].name);
        CHECK(some[i].articles == all[first + i].articles);
      }
    }
  }
}

TEST_CASE("by their names people are listed from the first to the last", "[names]") {
  const Searcher searcher(sample_index());
  const auto people = PeopleList(searcher.reader(), std::nullopt).rows({0, SIZE_MAX, ListOrder::name});
  REQUIRE(people.size() > 20);
  CHECK(std::is_sorted(people.begin(), people.end(),
                       [](const Person& a, const Person& b) { return a.name < b.name; }));
}
