#include "indexer/files/found_folder.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string names_of(const FolderFiles& files) {
  std::string names;
  for (std::size_t i = 0; i < files.size(); ++i)
    names += std::string(files.name(i)) + ':' + std::to_string(files.state(i).size) + ' ';
  return names;
}

/// A folder of the files b, c and a, in this order.
FoundFolder three_files() {
  FoundNames found;
  for (const char* name : {"b", "c", "a"}) found.add(name);
  FoundFolder folder;
  folder.files = found.sorted();
  return folder;
}

}  // namespace

TEST_CASE("the files of a folder are in the order of their names, each with its own state", "[scan]") {
  FoundFolder folder = three_files();
  for (std::size_t i = 0; i < 3; ++i) folder.files.set_state(i, {7, i + 1, 9});
  CHECK(names_of(folder.files) == "a:1 b:2 c:3 ");
  CHECK(folder.files.state(2).mtime_ns == 7);
  CHECK(folder.files.state(2).inode == 9);
  CHECK(folder.drop_empty_files() == 0);
  CHECK(names_of(folder.files) == "a:1 b:2 c:3 ");
  CHECK(FoundNames().sorted().size() == 0);
}

TEST_CASE("files without a byte are dropped and counted, what has failed is dropped alone", "[scan]") {
  FoundFolder folder = three_files();
  folder.files.set_state(1, {7, 5, 9});
  folder.left_out = 1;
  CHECK(folder.drop_empty_files() == 1);
  CHECK(names_of(folder.files) == "b:5 ");
  CHECK(folder.files.state(0).mtime_ns == 7);
}
