#include "index/removed_articles.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

void write(const TemporaryFolder& folder, const std::string& text) {
  std::ofstream(folder.path("removed"), std::ios::binary) << text;
}

}  // namespace

TEST_CASE("the list of removed articles is read as it was written", "[removed]") {
  const TemporaryFolder folder;
  const RemovedArticles removed{{1, 7, 4294967295}, {}, {2}};
  write_removed_articles(folder.path(""), removed);
  CHECK(read_removed_articles(folder.path(""), 3) == removed);
}

TEST_CASE("where nothing is removed there is no list", "[removed]") {
  const TemporaryFolder folder;
  write_removed_articles(folder.path(""), {{}, {}});
  CHECK_FALSE(std::filesystem::exists(folder.path("removed")));
  CHECK(read_removed_articles(folder.path(""), 2) == RemovedArticles(2));
}

TEST_CASE("a list of removed articles that is none is refused", "[removed]") {
  const TemporaryFolder folder;
  const std::string begin = "fihris removed 1\n";
  for (const std::string& text :
       {std::string(), std::string("0 1\n"), begin + "0 1", begin + "0 1 \n", begin + "0\n", begin + "2 1\n",
        begin + "0 0\n", begin + "0 4294967296\n", begin + "0 99999999999999999999\n",
        begin + "0 18446744073709551617\n", begin + "-1 1\n", begin + "0 2\n0 1\n", begin + "0 1\n0 1\n",
        begin + "1 1\n0 1\n", begin + "0 1\n\n"}) {
    INFO(text);
    write(folder, text);
    CHECK_THROWS_AS(read_removed_articles(folder.path(""), 2), Xapian::DatabaseCorruptError);
  }
  std::filesystem::remove(folder.path("removed"));
  REQUIRE(symlink("/dev/zero", folder.path("removed").c_str()) == 0);
  CHECK_THROWS_AS(read_removed_articles(folder.path(""), 2), Xapian::DatabaseCorruptError);
}
