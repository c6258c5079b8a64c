#include "web/facet_tables.h"

#include <atomic>
#include <string>

#include "analyzers/error.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

void update(const TemporaryFolder& folder, const std::string& name) {
  folder.write("news/" + name, "The " + name + " of Egypt");
  IndexingOptions options;
  options.index = folder.path("index");
  options.jobs = 1;
  options.folders = {folder.path("news")};
  index_silently(options);
}

}  // namespace

TEST_CASE("a table is made once for each generation, and nobody waits for it", "[serve]") {
  const TemporaryFolder folder;
  update(folder, "one.txt");
  std::atomic<int> opened = 0;
  FacetTables tables([&] {
    ++opened;
    return open_index(folder.path("index"));
  });
  const IndexReader first = open_index(folder.path("index"));
  REQUIRE(eventually([&] { return tables.of(first) != nullptr; }));
  const auto table = tables.of(first);
  CHECK(table == tables.of(first));
  CHECK(opened == 1);
  update(folder, "two.txt");
  const IndexReader second = open_index(folder.path("index"));
  REQUIRE(eventually([&] { return tables.of(second) != nullptr; }));
  CHECK(tables.of(second) != table);
  CHECK(opened == 2);
  CHECK(table->commonest(Facet::place, first, {1}, 10).values.size() == 1);  // it is kept by who uses it
}

TEST_CASE("where no table can be made there is none, and it is not tried again and again", "[serve]") {
  const TemporaryFolder folder;
  update(folder, "one.txt");
  std::atomic<int> opened = 0;
  FacetTables tables([&]() -> IndexReader {
    ++opened;
    throw Error("nothing to open");
  });
  const IndexReader reader = open_index(folder.path("index"));
  CHECK_FALSE(tables.of(reader));
  REQUIRE(eventually([&] { return opened > 0; }));
  for (int i = 0; i < 100; ++i) CHECK_FALSE(tables.of(reader));
  CHECK(opened == 1);
}

TEST_CASE("tables that nobody asked for end with their owner", "[serve]") {
  std::atomic<int> opened = 0;
  {
    FacetTables tables([&]() -> IndexReader {
      ++opened;
      throw Error("nothing to open");
    });
  }
  CHECK(opened == 0);
}
