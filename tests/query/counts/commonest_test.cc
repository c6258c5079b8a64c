#include "query/counts/commonest.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "query/counts/narrowing.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr Facet all_facets[] = {Facet::source, Facet::year,   Facet::month,   Facet::place,
                                Facet::person, Facet::author, Facet::language};

/// How many articles of `query` are left when it is narrowed.
std::size_t narrowed(Searcher& searcher, const std::string& query, Facet facet, const std::string& key) {
  SearchOptions options;
  options.only = articles_of(facet, key, searcher.reader());
  REQUIRE(options.only);
  const Node root = parse_query(query).root;
  options.count_all = true;
  const SearchResult result = searcher.search(root, options);
  CHECK(result.estimate_is_exact);
  CHECK(searcher.find_all(searcher.build(root, options)).size() == result.estimate);
  return result.estimate;
}

}  // namespace

TEST_CASE("the count of each value is that of the search narrowed by it", "[facets]") {
  Searcher searcher(sample_index());
  for (const std::string query : {"-nowhere", "date:2024..", "+format:text"}) {
    const auto among = searcher.find_all(searcher.build(parse_query(query).root, {}));
    REQUIRE(among.size() > 2);
    for (const Facet facet : all_facets) {
      const CommonestValues found = commonest(facet, searcher.reader(), among, 50);
      for (const FacetCount& count : found.values) {
        INFO(query << ' ' << name_of(facet) << ' ' << count.value);
        CHECK(count.articles == narrowed(searcher, query, facet, count.key));
      }
    }
  }
}

TEST_CASE("values of which an article has one and the articles without add up to all", "[facets]") {
  Searcher searcher(sample_index());
  const auto all = searcher.find_all(searcher.build(parse_query("-nowhere").root, {}));
  for (const Facet facet : {Facet::source, Facet::year, Facet::month, Facet::language}) {
    INFO(name_of(facet));
    std::size_t sum = 0;
    bool has_none = false;
    for (const FacetCount& count : count_by(facet, searcher.reader(), all)) {
      sum += count.articles;
      has_none |= count.key.empty();
    }
    CHECK(sum == all.size());
    if (!has_none) CHECK(narrowed(searcher, "-nowhere", facet, "") == 0);
  }
}

TEST_CASE("the commonest values come first, and it is said when there are more", "[facets]") {
  Searcher searcher(sample_index());
  const auto all = searcher.find_all(searcher.build(parse_query("-nowhere").root, {}));
  for (const Facet facet : {Facet::source, Facet::place, Facet::person}) {
    INFO(name_of(facet));
    const CommonestValues three = commonest(facet, searcher.reader(), all, 3);
    CHECK(three.values.size() == 3);
    CHECK_FALSE(three.is_all);
    CHECK(std::is_sorted(three.values.begin(), three.values.end(),
                         [](const FacetCount& a, const FacetCount& b) { return a.articles > b.articles; }));
  }
}

TEST_CASE("years and months are narrowed to ranges too, and what is none is refused", "[facets]") {
  Searcher searcher(sample_index());
  const IndexReader& reader = searcher.reader();
  const auto all = searcher.find_all(searcher.build(parse_query("-nowhere").root, {}));
  const auto years = count_by(Facet::year, reader, all);
  REQUIRE_FALSE(years.empty());
  std::size_t sum = 0;
  for (const FacetCount& year : years) {
    if (!year.key.empty()) sum += year.articles;
  }
  const std::string first = years.front().key;
  CHECK(narrowed(searcher, "-nowhere", Facet::year, first + "..") == sum);
  CHECK(narrowed(searcher, "-nowhere", Facet::year, ".." + first) == years.front().articles);
  CHECK(narrowed(searcher, "-nowhere", Facet::month, first + "-01.." + first + "-12") ==
        years.front().articles);
  for (const char* none : {"..", "1", "20255", "2025-1", "2025-123", "2025-xx", "a..b", "2025..x", "20 5"}) {
    INFO(none);
    CHECK_FALSE(articles_of(Facet::year, none, reader));
  }
  CHECK_FALSE(articles_of(Facet::author, "...", reader));
  CHECK_FALSE(articles_of(Facet::person, "", reader));
  CHECK_FALSE(articles_of(Facet::place, "", reader));
  CHECK(narrowed(searcher, "-nowhere", Facet::person, "nobody at all") == 0);
  CHECK(narrowed(searcher, "-nowhere", Facet::source, "no-such-folder") == 0);
}

TEST_CASE("articles with all words of a list are narrowed as the others are", "[facets]") {
  Searcher searcher(sample_index());
  const auto all = searcher.find_all(searcher.build(parse_query("-nowhere").root, {}));
  const auto sources = count_by(Facet::source, searcher.reader(), all);
  REQUIRE(sources.size() > 1);
  std::istringstream words(searcher.record(all.front()).body);
  Node query;
  std::string first, second;
  for (words >> first; words >> second && searcher.build(query, {}).all_words.empty(); first = second)
    query = parse_query(first + ' ' + second).root;
  REQUIRE_FALSE(searcher.build(query, {}).all_words.empty());
  for (const FacetCount& source : sources) {
    SearchOptions options;
    options.limit = 1'000;
    options.only = articles_of(Facet::source, source.key, searcher.reader());
    for (const FoundArticle& article : searcher.search(query, options).articles)
      CHECK(source_of(searcher.reader().articles, article.id) == source.key);
  }
}

TEST_CASE("the sources of many articles are those of each", "[facets]") {
  const Searcher searcher(sample_index());
  const Articles& articles = searcher.reader().articles;
  const auto all = searcher.find_all(searcher.build(parse_query("-nowhere").root, {}));
  REQUIRE(all.size() > 30);
  for (const std::size_t step : {1U, 2U, 7U, 30U}) {
    std::vector<Xapian::docid> among;
    for (std::size_t i = step / 2; i < all.size(); i += step) among.push_back(all[i]);
    std::vector<std::string> each;
    for (const Xapian::docid article : among) each.push_back(source_of(articles, article));
    CHECK(sources_of(articles, among) == each);
  }
  CHECK(sources_of(articles, {}).empty());
}
