#include "web/index_pool.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "query/language/parser.h"
#include "tests/query/match/parted_shards.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

void update(const TemporaryFolder& folder, const std::string& name) {
  std::filesystem::create_directories(folder.path("news"));
  std::ofstream(folder.path("news/" + name)) << "The " << name;
  IndexingOptions options;
  options.index = folder.path("index");
  options.jobs = 1;
  options.folders = {folder.path("news")};
  index_silently(options);
}

}  // namespace

TEST_CASE("what is taken from the pool is of the live generation", "[serve]") {
  const TemporaryFolder folder;
  update(folder, "one.txt");
  IndexPool pool([&] { return open_index(folder.path("index")); }, [] { return Aliases(); });
  CHECK(pool.take()->reader().articles.get_doccount() == 1);
  update(folder, "two.txt");
  CHECK(pool.take()->reader().articles.get_doccount() == 2);
}

TEST_CASE("an index is given to one at a time, and again when it has been given back", "[serve]") {
  const TemporaryFolder folder;
  update(folder, "one.txt");
  IndexPool pool([&] { return open_index(folder.path("index")); }, [] { return Aliases(); });
  const Searcher* first = nullptr;
  {
    auto one = pool.take();
    const auto other = pool.take();
    CHECK(&*one != &*other);
    first = &*other;
  }
  auto again = pool.take();
  auto more = pool.take();
  CHECK((&*again == first || &*more == first));
}

TEST_CASE("connections to shards that are in use are made anew, so that updates and servers are seen",
          "[serve][shards]") {
  PartedShards parted;
  const ShardServer copy(parted.indexes[1]);
  parted.shards[1].addresses.push_back(parse_shard_address(copy.address()));
  using namespace std::chrono_literals;
  IndexPool pool(parted.open(), [] { return Aliases(); }, {300ms, 100ms});
  const auto articles = [&] { return pool.take()->reader().articles.get_doccount(); };
  const Xapian::doccount all = articles();
  CHECK(!pool.take()->is_partial());
  SECTION("what was written meanwhile") {
    TemporaryFolder more;
    std::ofstream(more.path("new.txt")) << "The river";
    IndexingOptions options;
    options.index = parted.indexes[1];
    options.jobs = 1;
    options.folders = {more.path("")};
    index_silently(options);
    CHECK(eventually([&] { return articles() == all + 1; }));
  }
  SECTION("a server that has come back") {
    copy.send(SIGSTOP);
    parted.servers[1].reset();
    pool.take()->search(parse_query("\xD9\x81\xD9\x8A").root, {});
    CHECK(pool.take()->is_partial());
    copy.send(SIGCONT);
    CHECK(eventually([&] { return !pool.take()->is_partial(); }));
    CHECK(articles() == all);
  }
}
