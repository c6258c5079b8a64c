#include "index/served_list.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include <xapian.h>

#include "index/index_folder.h"
#include "index/index_marker.h"
#include "index/new_generation.h"
#include "index/writer_lock.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t shards = 8;

void make_database(const std::string& folder, int articles) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE);
  for (int i = 0; i < articles; ++i) database.add_document(Xapian::Document());
  database.commit();
}

/// An index whose updates are made here; each shard of its n-th generation has n articles.
class Updated {
 public:
  Updated() { update(); }

  void update() {
    const WriterLock lock(index, [](const std::string&) { FAIL("the lock is held"); });
    NewGeneration generation(index);
    ++number;
    for (std::size_t shard = 0; shard < shards; ++shard)
      make_database(shard_folder(generation.folder(), shard), number);
    make_database(lexicon_folder(generation.folder()), 1);
    make_database(people_folder(generation.folder()), 1);
    generation.publish(shards);
  }

  std::string list() const {
    std::ifstream file(served_list(index));
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TemporaryFolder folder;
  const std::string index = folder.path("index");
  int number = 0;
};

}  // namespace

TEST_CASE("the list of an index that is served names the shards of its live generation", "[served]") {
  Updated updated;
  CHECK(!is_served(updated.index));
  updated.update();
  CHECK(!fs::exists(served_list(updated.index)));
  mark_served(updated.index);
  CHECK(is_served(updated.index));
  for (int update = 0; update < 3; ++update) {
    const std::string live = fs::path(*live_generation(updated.index)).filename();
    CHECK_THAT(updated.list(), Catch::Contains("\nglass " + live + "/shard-0\nglass " + live + "/shard-1\n"));
    CHECK(Xapian::Database(served_list(updated.index)).get_doccount() == shards * updated.number);
    updated.update();
  }
  mark_served(updated.index);
  CHECK(Xapian::Database(served_list(updated.index)).get_doccount() == shards * updated.number);
  CHECK(std::distance(fs::directory_iterator(updated.index), {}) == 5);  // and no other file
}

TEST_CASE("the list names the live generation again after a run that was killed before it did", "[served]") {
  Updated updated;
  updated.folder.write("index/served", "Servers of Xapian's read this index.\n");
  SECTION("by the next run that removes what is left") {
    fs::create_directory(updated.index + "/generation-9");
    remove_leftovers(updated.index);
  }
  SECTION("by the next update") {
    updated.update();
  }
  SECTION("by who serves it") {
    mark_served(updated.index);
  }
  CHECK(Xapian::Database(served_list(updated.index)).get_doccount() == shards * updated.number);
}

TEST_CASE("an index is noted to be served by a plain file in it, and by nothing else", "[served]") {
  const TemporaryFolder folder;
  mark_served(folder.path("nothing"));
  CHECK_FALSE(is_served(folder.path("nothing")));
  const Updated updated;
  updated.folder.write("mine", "mine");
  fs::create_symlink("../mine", served_list(updated.index));
  mark_served(updated.index);
  CHECK_FALSE(is_served(updated.index));
  CHECK(fs::file_size(updated.folder.path("mine")) == 4);
  CHECK_NOTHROW(check_may_hold_index(updated.index));
}

TEST_CASE("who opens the list of an index that is updated meanwhile opens one generation", "[served]") {
  Updated updated;
  mark_served(updated.index);
  std::atomic<bool> stop = false;
  std::size_t opened = 0, mixed = 0;
  std::thread opening([&] {
    while (!stop) {
      try {
        const Xapian::Database database(served_list(updated.index));
        mixed += database.get_doccount() % shards != 0;
        ++opened;
      } catch (const Xapian::DatabaseError&) {
        // It was replaced and removed meanwhile.
      }
    }
  });
  for (int i = 0; i < 20; ++i) updated.update();
  stop = true;
  opening.join();
  CHECK(opened > 20);
  CHECK(mixed == 0);
}
