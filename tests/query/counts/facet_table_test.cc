#include "query/counts/facet_table.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "query/counts/narrowing.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

constexpr std::size_t all_values = 100'000;

bool goes_on() {
  return false;
}

std::unique_ptr<const FacetTable> table_of(const Searcher& searcher) {
  return FacetTable::read(searcher.reader(), goes_on);
}

std::vector<Xapian::docid> found(Searcher& searcher, const std::string& query) {
  return searcher.find_all(searcher.build(parse_query(query).root, {}));
}

std::map<std::string, unsigned> by_key(const CommonestValues& values) {
  std::map<std::string, unsigned> counts;
  for (const FacetCount& count : values.values) counts[count.key] = count.articles;
  return counts;
}

/// Many articles that speak of one country, of which the second speaks of another one.
class ManyArticles {
 public:
  ManyArticles() {
    for (int i = 0; i < 300; ++i) {
      std::string number = std::to_string(1000 + i);
      folder_.write("news/" + number + ".txt", "Note " + number + "\n\nThe ship " + number + " left Egypt" +
                                                   (i == 1 ? " for Australia" : "") + " in spring.\n");
    }
    update();
  }

  void update() const {
    IndexingOptions options;
    options.index = index();
    options.jobs = 1;
    options.folders = {folder_.path("news")};
    index_silently(options);
  }

  std::string index() const { return folder_.path("index"); }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

/// Many articles of one author, the second of which has a longer name.
class ManyAuthors {
 public:
  ManyAuthors() {
    setenv("FIHRIS_READER", READER_PROGRAM, 1);
    std::string lines;
    for (int i = 0; i < 300; ++i) {
      std::string number = std::to_string(1000 + i);
      lines += R"({"title":"Note )" + number + R"(","text":"The ship )" + number +
               R"( left in spring.","author":"Ann Hill)" + (i == 1 ? " Brook" : "") + "\"}\n";
    }
    folder_.write("news/all.jsonl", lines);
    IndexingOptions options;
    options.index = index();
    options.jobs = 1;
    options.folders = {folder_.path("news")};
    index_silently(options);
  }

  std::string index() const { return folder_.path("index"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("with a table the count of each value is that of the search narrowed by it", "[facets]") {
  Searcher searcher(sample_index());
  const auto table = table_of(searcher);
  REQUIRE(table);
  for (const std::string query : {"-nowhere", "date:2024..", "+format:text", "nowhere"}) {
    const auto among = found(searcher, query);
    for (const Facet facet : {Facet::source, Facet::language, Facet::person, Facet::place, Facet::author}) {
      const CommonestValues values = commonest(facet, searcher.reader(), among, 50, table.get());
      CHECK(std::is_sorted(values.values.begin(), values.values.end(),
                           [](const FacetCount& a, const FacetCount& b) { return a.articles > b.articles; }));
      for (const FacetCount& count : values.values) {
        INFO(query << ' ' << name_of(facet) << ' ' << count.value);
        SearchOptions options;
        options.only = articles_of(facet, count.key, searcher.reader());
        REQUIRE(options.only);
        CHECK(count.articles == searcher.find_all(searcher.build(parse_query(query).root, options)).size());
      }
    }
  }
}

TEST_CASE("a table has the values that looking into each article finds", "[facets]") {
  Searcher searcher(sample_index());
  const auto table = table_of(searcher);
  REQUIRE(table);
  for (const std::string query : {"-nowhere", "date:2024.."}) {
    const auto among = found(searcher, query);
    for (const Facet facet : {Facet::source, Facet::language, Facet::place}) {
      INFO(query << ' ' << name_of(facet));
      const CommonestValues values = commonest(facet, searcher.reader(), among, all_values, table.get());
      std::map<std::string, unsigned> counts;
      for (const FacetCount& count : count_by(facet, searcher.reader(), among))
        counts[count.key] = count.articles;
      CHECK(by_key(values) == counts);
      CHECK(values.is_all);
    }
    const auto three = commonest(Facet::place, searcher.reader(), among, 3, table.get());
    CHECK(three.values.size() == 3);
    CHECK_FALSE(three.is_all);
  }
}

TEST_CASE("a place of one article of many is found with a table, and may be missed without", "[facets]") {
  const ManyArticles articles;
  Searcher searcher(articles.index());
  const auto all = found(searcher, "-nowhere");
  REQUIRE(all.size() == 300);
  const auto table = table_of(searcher);
  REQUIRE(table);
  const CommonestValues sampled = commonest(Facet::place, searcher.reader(), all, 10);
  CHECK(by_key(sampled) == std::map<std::string, unsigned>{{"EG", 300}});
  CHECK_FALSE(sampled.is_all);
  const CommonestValues exact = commonest(Facet::place, searcher.reader(), all, 10, table.get());
  CHECK(by_key(exact) == std::map<std::string, unsigned>{{"AU", 1}, {"EG", 300}});
  CHECK(exact.is_all);
}

TEST_CASE("a place that no gazetteer has is one value in all its writings, with a table and without",
          "[facets]") {
  const ManyArticles articles;
  const std::string village =
      "\u0642\u0631\u064A\u0629 \u0632\u0639\u0628\u0644\u0648\u0646";  // the village of Zablun-
  articles.folder().write("news/a.txt", "One\n\n" + village + "\u0629.\n");
  articles.folder().write("news/b.txt", "Two\n\n" + village + "\u0647.\n");
  articles.folder().write("news/c.txt", "Three\n\n" + village + "\u0629.\n");
  articles.update();
  Searcher searcher(articles.index());
  const auto three = found(searcher, "-ship");
  REQUIRE(three.size() == 3);
  const auto table = table_of(searcher);
  REQUIRE(table);
  const std::vector<FacetCount> counted = count_by(Facet::place, searcher.reader(), three);
  for (const std::vector<FacetCount>& counts :
       {commonest(Facet::place, searcher.reader(), three, 10, table.get()).values,
        commonest(Facet::place, searcher.reader(), three, 10).values, counted}) {
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].articles == 3);
    CHECK(counts[0].value == "\u0632\u0639\u0628\u0644\u0648\u0646\u0629");
    const auto query = articles_of(Facet::place, counts[0].key, searcher.reader());
    REQUIRE(query);
    CHECK(searcher.reader().articles.count(*query) == 3);
  }
}

TEST_CASE("a table that would have too many entries is not made, nor one that is to stop", "[facets]") {
  const Searcher searcher(sample_index());
  CHECK_FALSE(FacetTable::read(searcher.reader(), goes_on, {.entries = 10}));
  int asked = 0;
  CHECK_FALSE(FacetTable::read(searcher.reader(), [&] { return ++asked == 5; }));
  CHECK(asked == 5);
}

TEST_CASE("a table has the days of articles, and which of them are those of files", "[facets]") {
  Searcher searcher(sample_index());
  const auto table = table_of(searcher);
  REQUIRE(table);
  for (const std::string query : {"-nowhere", "date:2024..", "nowhere"}) {
    INFO(query);
    const auto among = found(searcher, query);
    const Articles& articles = searcher.reader().articles;
    CHECK(table->days_of(among) == days_of(articles, among));
    const std::vector<bool> by_file = dated_by_file(articles, among);
    CHECK(table->count_dated_by_file(among) ==
          static_cast<std::size_t>(std::count(by_file.begin(), by_file.end(), true)));
  }
}

TEST_CASE("an author of one article of many is found with a table, and may be missed without", "[facets]") {
  const ManyAuthors articles;
  Searcher searcher(articles.index());
  const auto all = found(searcher, "-nowhere");
  REQUIRE(all.size() == 300);
  const CommonestValues sampled = commonest(Facet::author, searcher.reader(), all, 10);
  CHECK(by_key(sampled) == std::map<std::string, unsigned>{{"Ann Hill", 300}});
  CHECK_FALSE(sampled.is_all);
  const auto table = table_of(searcher);
  REQUIRE(table);
  REQUIRE(table->has(Facet::author));
  const CommonestValues exact = commonest(Facet::author, searcher.reader(), all, 10, table.get());
  // Whoever's name has another one in it is found by that as well.
  CHECK(by_key(exact) == std::map<std::string, unsigned>{{"Ann Hill", 300}, {"Ann Hill Brook", 1}});
  CHECK(exact.is_all);
  const std::vector<Xapian::docid> one{found(searcher, "1001")};
  CHECK(by_key(commonest(Facet::author, searcher.reader(), one, 10, table.get())).size() == 2);
}

TEST_CASE("where too many articles have an author the table has none, and a sample is read", "[facets]") {
  const ManyAuthors articles;
  Searcher searcher(articles.index());
  const auto all = found(searcher, "-nowhere");
  for (const FacetTable::Limits limits : {FacetTable::Limits{.authored = 299}, {.authors = 1}}) {
    const auto table = FacetTable::read(searcher.reader(), goes_on, limits);
    REQUIRE(table);
    CHECK_FALSE(table->has(Facet::author));
    const CommonestValues sampled = commonest(Facet::author, searcher.reader(), all, 10, table.get());
    CHECK(by_key(sampled) == std::map<std::string, unsigned>{{"Ann Hill", 300}});
    CHECK_FALSE(sampled.is_all);
  }
}

TEST_CASE("the table of another generation is not used", "[facets]") {
  const ManyArticles articles;
  const auto table = table_of(Searcher(articles.index()));
  REQUIRE(table);
  articles.folder().write("news/last.txt", "Last\n\nThe ship left Canada.\n");
  articles.update();
  Searcher searcher(articles.index());
  const auto all = found(searcher, "-nowhere");
  REQUIRE(all.size() == 301);
  const auto counts =
      by_key(commonest(Facet::place, searcher.reader(), found(searcher, "Canada"), 10, table.get()));
  CHECK(counts == std::map<std::string, unsigned>{{"CA", 1}});
}

TEST_CASE("a search that lists all articles lists those that are found, in any order and on any page",
          "[facets]") {
  const ManyArticles articles;
  for (const std::string& index : {articles.index(), sample_index()}) {
    Searcher searcher(index);
    for (const std::string query : {"spring", "ship Australia", "left Egypt spring", "\"left Egypt\"",
                                    "=ship", "-nowhere", "nowhere", "ship AND 1007"}) {
      for (const SortBy sort : {SortBy::relevance, SortBy::date, SortBy::path}) {
        for (const unsigned offset : {0u, 40u}) {
          INFO(query << ' ' << static_cast<int>(sort) << ' ' << offset);
          SearchOptions options;
          options.sort = sort;
          options.offset = offset;
          options.count_all = true;
          const Node root = parse_query(query).root;
          const SearchResult plain = searcher.search(root, options);
          options.list_all = true;
          const SearchResult result = searcher.search(root, options);
          CHECK(plain.articles.size() == result.articles.size());
          for (std::size_t i = 0; i < std::min(plain.articles.size(), result.articles.size()); ++i)
            CHECK(plain.articles[i].id == result.articles[i].id);
          CHECK(plain.estimate == result.estimate);
          if (result.built.query.empty()) continue;
          REQUIRE(result.all);
          CHECK(*result.all == searcher.find_all(result.built));
          CHECK(result.all->size() == result.estimate);
          if (!result.built.has_exact_words) CHECK(searcher.count(root, options) == result.estimate);
        }
      }
    }
  }
}
