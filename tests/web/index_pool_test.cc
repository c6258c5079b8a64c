#include "web/index_pool.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
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
  IndexPool pool({folder.path("index")}, [] { return Aliases(); });
  CHECK(pool.take()->reader().articles.get_doccount() == 1);
  update(folder, "two.txt");
  CHECK(pool.take()->reader().articles.get_doccount() == 2);
}

TEST_CASE("an index is given to one at a time, and again when it has been given back", "[serve]") {
  const TemporaryFolder folder;
  update(folder, "one.txt");
  IndexPool pool({folder.path("index")}, [] { return Aliases(); });
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
