// Shards are searched through servers of Xapian's as one index that holds all their articles.
#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "index/article_lists.h"
#include "index/schema.h"
#include "index/shards/gathered.h"
#include "query/match/found_documents.h"
#include "query/match/searcher.h"
#include "tests/query/match/parted_shards.h"
#include "tests/query/match/random_queries.h"
#include "tests/support/catch.h"
#include "tests/support/shard_server.h"
#include "tests/support/slow_server.h"

using namespace fihris;

namespace {

SearchResult search(Searcher& searcher, const std::string& query, const SearchOptions& options = {}) {
  return searcher.search(parse_query(query).root, options);
}

std::vector<std::string> lost(const Searcher& searcher) {
  std::vector<std::string> names;
  for (const LostShard& shard : searcher.reader().shards->lost()) names.push_back(shard.name);
  return names;
}

/// Xapian guesses how rare a group of words is in each shard for itself, in whole articles, which of 69 are
/// many: so far scores differ, but for a few.
constexpr double rounding = 0.01;

}  // namespace

TEST_CASE("shards find what one index of all their articles finds, in its order and with its scores",
          "[shards]") {
  const PartedShards parted;
  Searcher whole(parted.whole), shards(parted.open());
  Sample sample;
  std::size_t found = 0, elsewhere = 0, otherwise = 0;
  for (int i = 0; i < 500; ++i) {
    std::string article;
    for (const std::string& word : sample.words(i % 50 == 9 ? 60 : 12)) article += word + ' ';
    const std::string forms[] = {sample.word() + ' ' + sample.word() + ' ' + sample.word(),
                                 sample.word() + ' ' + sample.word(),
                                 sample.leaf(),
                                 sample.word() + ' ' + sample.leaf(),
                                 sample.leaf() + " AND " + sample.leaf(),
                                 sample.word() + " -(" + sample.leaf() + ")",
                                 sample.words(3)[0] + " title:" + sample.title_word(),
                                 Sample::beginning(sample.word()) + "* " + sample.word(),
                                 "name:" + sample.word() + ' ' + sample.word(),
                                 article};
    const std::string asked = forms[i % std::size(forms)];
    INFO(asked);
    SearchOptions options;
    options.count_all = true;
    options.level = sample.level();
    options.limit = i % 3 == 0 ? 100 : 5;
    options.offset = i % 5 == 0 ? 3 : 0;
    options.sort = i % 8 == 3 ? SortBy::path : SortBy::relevance;
    options.group = i % 2 == 0;
    const SearchResult one = search(whole, asked, options), parts = search(shards, asked, options);
    CHECK(one.estimate == parts.estimate);
    REQUIRE(one.articles.size() == parts.articles.size());
    found += one.articles.size();
    for (std::size_t at = 0; at < one.articles.size(); ++at) {
      otherwise += one.articles[at].score != Approx(parts.articles[at].score).epsilon(rounding);
      elsewhere += whole.path(one.articles[at].id) != shards.path(parts.articles[at].id);
    }
  }
  CHECK(found > 2000);
  CHECK(elsewhere < found / 20);
  CHECK(otherwise < found / 10);
}

TEST_CASE("articles of shards that no word ranks stand by day and path, wherever a list begins", "[shards]") {
  const PartedShards parted;
  Searcher whole(parted.whole), shards(parted.open());
  SearchOptions options;
  options.sort = SortBy::date;
  options.limit = 7;
  for (const char* query : {"format:text", "format:text -title:=\xD9\x81\xD9\x8A"}) {
    for (options.offset = 0; options.offset < 60; options.offset += 5) {
      options.group = options.offset % 2 == 0;
      INFO(query << " from " << options.offset);
      const SearchResult one = search(whole, query, options), all = search(shards, query, options);
      REQUIRE(one.articles.size() == all.articles.size());
      for (std::size_t at = 0; at < one.articles.size(); ++at)
        CHECK(whole.path(one.articles[at].id) == shards.path(all.articles[at].id));
    }
  }
}

TEST_CASE("a shard that goes while it is searched is replaced by its copy, or left out", "[shards]") {
  PartedShards parted;
  const ShardServer copy(parted.indexes[1]);
  parted.shards[1].addresses.push_back(parse_shard_address(copy.address()));
  Searcher shards(parted.open()), whole(parted.whole);
  SearchOptions options;
  options.count_all = true;
  options.limit = 100;
  const auto paths = [&](Searcher& searcher) {
    std::vector<std::string> found;
    for (const FoundArticle& article :
         searcher.search(parse_query("\xD9\x81\xD9\x8A").root, options).articles)
      found.push_back(searcher.path(article.id));
    std::sort(found.begin(), found.end());
    return found;
  };
  const std::vector<std::string> all = paths(whole);
  CHECK(paths(shards) == all);
  parted.servers[1].reset();
  CHECK(paths(shards) == all);
  CHECK(lost(shards).empty());
  parted.servers[2].reset();
  const std::vector<std::string> some = paths(shards);
  CHECK(lost(shards) == std::vector<std::string>{"shard-2"});
  CHECK(some.size() < all.size());
  CHECK(std::includes(all.begin(), all.end(), some.begin(), some.end()));
  for (auto& server : parted.servers) server.reset();
  CHECK(paths(shards).size() < all.size());  // of the copy that is left
  CHECK(lost(shards).size() == 3);
}

TEST_CASE("a shard that stops in mid-session is replaced by its copy at once, or left out", "[shards]") {
  PartedShards parted;
  const ShardServer copy(parted.indexes[1]);
  parted.shards[1].addresses.push_back(parse_shard_address(copy.address()));
  Searcher shards(parted.open()), whole(parted.whole);
  const std::string word = "\xD9\x81\xD9\x8A";
  const SearchResult all = search(whole, word);
  REQUIRE(search(shards, word).estimate == all.estimate);
  const auto seconds = [&](unsigned least) {
    const auto start = std::chrono::steady_clock::now();
    CHECK(search(shards, word).estimate >= least);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    return time.count();
  };
  parted.servers[1]->send(SIGSTOP);
  CHECK(seconds(all.estimate) < 5);
  CHECK(lost(shards).empty());
  parted.servers[2]->send(SIGSTOP);
  CHECK(seconds(1) < 5);
  CHECK(lost(shards) == std::vector<std::string>{"shard-2"});
  for (const std::size_t stopped : {1, 2}) parted.servers[stopped]->send(SIGCONT);
}

TEST_CASE("a shard that works on an answer is waited for, and no longer than another one if it stops",
          "[shards]") {
  PartedShards parted;
  const SlowServer slow(parted.servers[1]->port, std::chrono::milliseconds(300));
  const int nobody = free_port();
  parted.shards[1].addresses = {parse_shard_address(slow.address()),
                                parse_shard_address("tcp://127.0.0.1:" + std::to_string(nobody))};
  Searcher shards(parted.open()), whole(parted.whole);
  const std::string word = "\xD9\x81\xD9\x8A";
  CHECK(search(shards, word).estimate == search(whole, word).estimate);
  CHECK(lost(shards).empty());
  parted.servers[1]->send(SIGSTOP);
  const auto start = std::chrono::steady_clock::now();
  CHECK(search(shards, word).estimate > 0);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  CHECK(time.count() < 5);
  CHECK(lost(shards) == std::vector<std::string>{"shard-1"});
  parted.servers[1]->send(SIGCONT);
}

TEST_CASE("a shard that takes its time is replaced by its copy, and asked again when that is gone",
          "[shards]") {
  PartedShards parted;
  const SlowServer slow(parted.servers[1]->port, std::chrono::milliseconds(350));
  auto copy = std::make_unique<ShardServer>(parted.indexes[1]);
  parted.shards[1].addresses = {parse_shard_address(slow.address()), parse_shard_address(copy->address())};
  Searcher shards(parted.open()), whole(parted.whole);
  const std::string word = "\xD9\x81\xD9\x8A";
  const auto seconds = [&] {
    const auto start = std::chrono::steady_clock::now();
    CHECK(search(shards, word).estimate == search(whole, word).estimate);
    CHECK(lost(shards).empty());
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    return time.count();
  };
  seconds();
  CHECK(seconds() < 1);
  copy.reset();
  CHECK(seconds() > 1);
}

TEST_CASE("a shard of another analyzer or format is refused, by its name, its version and what to do",
          "[shards]") {
  PartedShards parted;
  const auto write_as = [&](unsigned analyzer, unsigned format) {
    Xapian::WritableDatabase database(parted.indexes[1] + "/current/shard-0", Xapian::DB_OPEN);
    Manifest manifest = read_manifest(database);
    manifest.analyzer_version = analyzer;
    manifest.format = format;
    write_manifest(database, manifest);
    database.commit();
  };
  const auto refusal = [&] {
    const ShardConnections connections(parted.shards);
    REQUIRE(connections.lost().size() == 1);
    CHECK(connections.lost().front().name == "shard-1");
    CHECK(connections.connected().size() == 3);
    CHECK_THROWS_WITH(gather(connections, parted.gathered), Catch::Contains("shard-1 cannot be gathered"));
    return connections.lost().front().why;
  };
  const auto written = [](unsigned analyzer, unsigned format) {
    return std::string(analyzer_name) + "." + std::to_string(analyzer) + ", format " + std::to_string(format);
  };
  const auto check = [&](unsigned analyzer, unsigned format, const std::string& cure) {
    write_as(analyzer, format);
    const std::string why = refusal();
    CHECK_THAT(why, Catch::Contains(parted.servers[1]->address() + ": "));
    CHECK_THAT(why, Catch::Contains(written(analyzer, format)));
    CHECK_THAT(why, Catch::Contains(written(analyzer_version, format_version)));
    CHECK_THAT(why, Catch::Contains(cure));
  };
  const std::string older = "upgrade fihris there, and run there: fihris index --rebuild",
                    newer = "upgrade fihris here";
  check(analyzer_version - 1, format_version, older);
  check(analyzer_version, oldest_format_version - 1, older);
  check(analyzer_version + 1, format_version, newer);
  check(analyzer_version, format_version + 1, newer);
  write_as(analyzer_version, format_version);
  CHECK(ShardConnections(parted.shards).lost().empty());
}

TEST_CASE("shards in another order find the same in the same order", "[shards]") {
  PartedShards parted;
  Searcher shards(parted.open());
  std::vector<Shard> turned(parted.shards.rbegin(), parted.shards.rend());
  Searcher others([&] { return open_shards(turned, parted.gathered); });
  Sample sample;
  for (int i = 0; i < 30; ++i) {
    const std::string query = sample.word() + ' ' + sample.word();
    INFO(query);
    const SearchResult one = search(shards, query), other = search(others, query);
    REQUIRE(one.articles.size() == other.articles.size());
    for (std::size_t at = 0; at < one.articles.size(); ++at) {
      CHECK(one.articles[at].score == other.articles[at].score);
      CHECK(shards.path(one.articles[at].id) == others.path(other.articles[at].id));
    }
  }
}

TEST_CASE("more articles than are read at once are read by as many", "[shards]") {
  PartedShards parted;
  const Searcher shards(parted.open());
  std::vector<Xapian::docid> all = all_articles(shards.reader().articles);
  REQUIRE(all.size() > 40);
  std::reverse(all.begin(), all.end());
  FoundDocuments documents(10);
  documents.begin(shards.reader());
  documents.read_ahead(all);
  for (const std::size_t at : {0u, 9u, 39u, 10u, 25u, 30u, 2u})
    CHECK(documents.record(all[at]).path == shards.path(all[at]));
  CHECK(documents.length(all[35]) == shards.reader().articles.get_doclength(all[35]));
  // The next ones are there already, and no others.
  for (auto& server : parted.servers) server.reset();
  for (std::size_t at = 35; at < 40; ++at) CHECK_NOTHROW(documents.record(all[at]));
  CHECK_THROWS_AS(documents.record(all[15]), Xapian::NetworkError);
}

TEST_CASE("addresses of other machines are refused unless the user says that they are safe", "[shards]") {
  for (const char* address : {"tcp://127.0.0.1:7001", "tcp://localhost:7001", "tcp://[::1]:7001",
                              "ssh://north/srv/a b", "ssh://me@north:22/x", "ssh://[2001:db8::1]:22/x"}) {
    INFO(address);
    CHECK(parse_shard_address(address).text() == address);
    CHECK_NOTHROW(require_safe({"x", {parse_shard_address(address)}, false}));
  }
  for (const char* address :
       {"tcp://192.0.2.1:7001", "tcp://127.0.0.1.example.org:7001", "tcp://news:7001"}) {
    INFO(address);
    CHECK_THROWS_AS(require_safe({"x", {parse_shard_address(address)}, false}), Error);
    CHECK_NOTHROW(require_safe({"x", {parse_shard_address(address)}, true}));
  }
  for (const char* address :
       {"127.0.0.1:1", "tcp://", "tcp://h:0", "tcp://h:65536", "tcp://h:1x", "tcp://h h:1", "tcp://h",
        "ssh://h", "ssh://-h/x", "ssh://-me@h/x", "ssh://me@-h/x", "ssh://h h/x", "ssh://h:/x", "ssh://@h/x",
        "ssh://h/x\ny", "ssh:///x", ""}) {
    INFO(address);
    CHECK_THROWS_AS(parse_shard_address(address), Error);
  }
}
