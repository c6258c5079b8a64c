// Several indexes are searched as one that holds all their articles.
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words/tokenizer.h"
#include "index/derived/joined_index.h"
#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/schema.h"
#include "query/counts/facets.h"
#include "query/people/name_variants.h"
#include "query/people/people_list.h"
#include "tests/query/match/random_queries.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
namespace fs = std::filesystem;

namespace {

/// The cache of the user who runs the tests is left alone.
class OwnCache {
 public:
  explicit OwnCache(const std::string& folder) { setenv("XDG_CACHE_HOME", folder.c_str(), 1); }
  ~OwnCache() { unsetenv("XDG_CACHE_HOME"); }
  OwnCache(const OwnCache&) = delete;
  OwnCache& operator=(const OwnCache&) = delete;
};

/// The sample corpus as one index, and as two of which each has some of its folders.
struct Split {
  Split() {
    const std::vector<std::string> folders = folders_of_corpus();
    std::vector<std::string> even, odd;
    for (std::size_t i = 0; i < folders.size(); ++i) (i % 2 == 0 ? even : odd).push_back(folders[i]);
    whole = index_of(place, "whole", folders);
    parts = {index_of(place, "a", even), index_of(place, "b", odd)};
  }

  TemporaryFolder place;
  OwnCache cache{place.path("cache")};
  std::string whole;
  std::vector<std::string> parts;
};

/// Numbers of articles are those of one index: across indexes they are known by their paths.
std::vector<std::string> paths_of(const Searcher& searcher, const std::vector<Xapian::docid>& numbers) {
  std::vector<std::string> paths;
  for (const Xapian::docid number : numbers) paths.push_back(searcher.path(number));
  return paths;
}

std::vector<std::string> sorted(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  return paths;
}

void check_same(const SearchResult& some, const Searcher& of_some, const SearchResult& others,
                const Searcher& of_others) {
  REQUIRE(some.articles.size() == others.articles.size());
  for (std::size_t i = 0; i < some.articles.size(); ++i) {
    INFO("rank " << some.articles[i].rank);
    CHECK(of_some.path(some.articles[i].id) == of_others.path(others.articles[i].id));
    CHECK(some.articles[i].score == Approx(others.articles[i].score).epsilon(1e-12));
    CHECK(some.articles[i].date == others.articles[i].date);
    CHECK(paths_of(of_some, some.articles[i].copies) == paths_of(of_others, others.articles[i].copies));
  }
  CHECK(some.estimate == others.estimate);
}

/// The words and people of a set of indexes that were kept for it.
std::size_t kept_in(const TemporaryFolder& place) {
  const fs::path folder = place.path("cache") + "/fihris/joined";
  std::size_t kept = 0;
  for (const auto& entry : fs::directory_iterator(folder)) kept += entry.is_directory();
  return kept;
}

}  // namespace

TEST_CASE("two indexes find what one of all their articles finds, in its order and with its scores",
          "[several]") {
  const Split split;
  Searcher whole(split.whole), parts(split.parts), reversed({split.parts[1], split.parts[0]});
  Sample sample;
  std::size_t found = 0;
  for (int i = 0; i < 150; ++i) {
    const std::string forms[] = {sample.word() + ' ' + sample.word() + ' ' + sample.word(),
                                 sample.word() + ' ' + sample.word(),
                                 sample.leaf(),
                                 sample.word() + ' ' + sample.leaf(),
                                 sample.leaf() + " AND " + sample.leaf(),
                                 sample.word() + " -(" + sample.leaf() + ")",
                                 sample.words(3)[0] + " title:" + sample.title_word(),
                                 Sample::beginning(sample.word()) + "* " + sample.word()};
    const std::string asked = forms[i % std::size(forms)];
    INFO(asked);
    SearchOptions options;
    options.count_all = true;
    options.level = sample.level();
    options.limit = i % 3 == 0 ? 100 : 5;
    options.offset = i % 5 == 0 ? 3 : 0;
    options.sort = i % 4 == 3 ? (i % 8 == 3 ? SortBy::path : SortBy::date) : SortBy::relevance;
    options.group = i % 2 == 0;
    const Node query = parse_query(asked).root;
    const SearchResult of_whole = whole.search(query, options);
    found += of_whole.articles.size();
    check_same(of_whole, whole, parts.search(query, options), parts);
    check_same(of_whole, whole, reversed.search(query, options), reversed);
  }
  CHECK(found > 500);
}

TEST_CASE("facets and names of two indexes are those of one", "[several]") {
  const Split split;
  const Searcher whole(split.whole), parts(split.parts);
  const auto all_of = [](const Searcher& searcher) {
    return searcher.find_all(searcher.build(parse_query("-zzzz").root, {}));
  };
  CHECK(sorted(paths_of(whole, all_of(whole))) == sorted(paths_of(parts, all_of(parts))));
  for (const Facet facet : {Facet::source, Facet::year, Facet::month, Facet::place, Facet::person}) {
    INFO(name_of(facet));
    const auto one = count_by(facet, whole.reader(), all_of(whole));
    const auto two = count_by(facet, parts.reader(), all_of(parts));
    REQUIRE(one.size() == two.size());
    CHECK(!one.empty());
    for (std::size_t i = 0; i < one.size(); ++i) {
      CHECK(one[i].value == two[i].value);
      CHECK(one[i].articles == two[i].articles);
    }
  }
  const PeopleRange range{0, SIZE_MAX, ListOrder::automatic};
  const auto one = PeopleList(whole.reader(), std::nullopt).rows(range);
  const auto two = PeopleList(parts.reader(), std::nullopt).rows(range);
  REQUIRE(one.size() == two.size());
  CHECK(one.size() > 20);
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].name == two[i].name);
    CHECK(one[i].articles == two[i].articles);
    CHECK(one[i].forms.size() == two[i].forms.size());
  }
}

TEST_CASE("an index that is named twice, or by a link too, counts once", "[several]") {
  const Split split;
  fs::create_directory_symlink(split.parts[0], split.place.path("link"));
  const IndexReader reader = open_indexes({split.parts[0], split.parts[0], split.place.path("link")});
  CHECK(reader.articles.get_doccount() == open_index(split.parts[0]).articles.get_doccount());
  CHECK(reader.indexes.size() == 1);
}

TEST_CASE("indexes that have an article in common are refused, and both named", "[several]") {
  const Split split;
  CHECK_THROWS_WITH(open_indexes({split.whole, split.parts[1]}),
                    Catch::Contains(split.whole) && Catch::Contains(split.parts[1]) &&
                        Catch::Contains("which would count twice") && Catch::Contains("--drop"));
  // Folders within each other are fine as long as no article is in both.
  const std::string folder = split.place.path("articles");
  split.place.write("articles/a.txt", "one pear");
  split.place.write("articles/below/b.txt", "two pears");
  IndexingOptions options;
  options.index = split.place.path("outer");
  options.jobs = 1;
  options.folders = {folder};
  options.selection.excludes = {"below"};
  index_silently(options);
  const std::string inner = index_of(split.place, "inner", {folder + "/below"});
  CHECK(open_indexes({options.index, inner}).articles.get_doccount() == 2);
}

TEST_CASE("an index of another analyzer or format is not read with others, and both versions are named",
          "[several]") {
  const Split split;
  const std::string generation = split.parts[1] + "/generation-1";
  const auto check = [&](unsigned analyzer, unsigned format, const std::string& there,
                         const std::string& here) {
    {
      Xapian::WritableDatabase database(shard_folder(generation, 0), Xapian::DB_OPEN);
      Manifest manifest = read_manifest(database);
      manifest.analyzer_version = analyzer;
      manifest.format = format;
      write_manifest(database, manifest);
      database.commit();
    }
    seal_generation(generation);
    CHECK_THROWS_WITH(open_indexes(split.parts),
                      Catch::Contains(split.parts[1]) && Catch::Contains(there) && Catch::Contains(here));
  };
  const auto analyzer = [](unsigned version) {
    return std::string(analyzer_name) + "." + std::to_string(version);
  };
  for (const unsigned other : {analyzer_version - 1, analyzer_version + 1})
    check(other, format_version, analyzer(other), analyzer(analyzer_version));
  for (const unsigned other : {oldest_format_version - 1, format_version + 1})
    check(analyzer_version, other, "format " + std::to_string(other), std::to_string(format_version));
}

TEST_CASE("what is made for several indexes is kept until one of them changes", "[several]") {
  const Split split;
  const std::string folder = split.place.path("articles");
  split.place.write("articles/a.txt", "one pear");
  const std::vector<std::string> indexes{split.parts[0], index_of(split.place, "small", {folder})};
  Searcher searcher(indexes);
  const auto count = [&](const std::string& query) {
    SearchOptions options;
    options.count_all = true;
    return searcher.search(parse_query(query).root, options).estimate;
  };
  CHECK(count("=pear") == 1);
  CHECK(kept_in(split.place) == 1);
  CHECK(count("=plum") == 0);
  { const Searcher other({indexes[1], indexes[0]}); }
  CHECK(kept_in(split.place) == 1);
  split.place.write("articles/b.txt", "one pear and one plum");
  index_of(split.place, "small", {folder});
  CHECK(count("=pear") == 2);  // and the searcher that is open sees it
  CHECK(count("=plum") == 1);
  CHECK(kept_in(split.place) == 2);
  for (int i = 0; i < 10; ++i) {
    split.place.write("articles/" + std::to_string(i) + ".txt", "one more");
    index_of(split.place, "small", {folder});
    CHECK(count("=pear") == 2);
  }
  CHECK(kept_in(split.place) == 8);
}

TEST_CASE("several indexes are read where nothing can be kept, or what was kept is damaged", "[several]") {
  const Split split;
  const auto pairs = [&] {
    Searcher searcher(split.parts);
    return PeopleList(searcher.reader(), std::nullopt).rows({0, SIZE_MAX, ListOrder::automatic}).size();
  };
  const std::size_t people = pairs();
  CHECK(people > 20);
  for (const auto& entry : fs::recursive_directory_iterator(split.place.path("cache")))
    if (entry.path().filename() == "iamglass") fs::resize_file(entry.path(), 10);
  CHECK(pairs() == people);
  {
    const OwnCache none("/dev/null/cache");
    const std::string temporary = split.place.path("temporary");
    fs::create_directory(temporary);
    setenv("TMPDIR", temporary.c_str(), 1);
    CHECK(pairs() == people);
    CHECK(fs::is_empty(temporary));
    unsetenv("TMPDIR");
  }
}
