#include "index/index_marker.h"

#include <sys/stat.h>
#include <unistd.h>

#include "analyzers/error.h"
#include "index/new_generation.h"
#include "index/writer_lock.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

void never_waits(const std::string&) {
  FAIL("the lock is held");
}

unsigned mode_of(const std::string& path) {
  struct stat state {};
  REQUIRE(lstat(path.c_str(), &state) == 0);
  return state.st_mode & 07777;
}

}  // namespace

TEST_CASE("an index folder is marked before anything else is written to it", "[marker]") {
  const TemporaryFolder folder;
  const std::string index = folder.path("a/b/index");
  CHECK_NOTHROW(check_may_hold_index(index));
  CHECK_FALSE(fs::exists(folder.path("a")));  // looking makes nothing
  mark_index(index);
  CHECK(fs::exists(index + "/fihris-index"));
  CHECK_NOTHROW(mark_index(index));
  folder.write("a/b/index/notes", "somebody's");
  CHECK_NOTHROW(check_may_hold_index(index));
}

TEST_CASE("a run that was killed while it marked a folder does not make it unusable", "[marker]") {
  const TemporaryFolder folder;
  for (const char* begun : {"", "fihris in", "fihris index folder\nThe pro"}) {
    folder.write("index/fihris-index", begun);
    CHECK_NOTHROW(mark_index(folder.path("index")));
    std::ifstream file(folder.path("index/fihris-index"));
    std::string line;
    std::getline(file, line);
    CHECK(line == "fihris index folder");
  }
}

TEST_CASE("folders of somebody else whose names an index uses are not an index's", "[marker]") {
  const TemporaryFolder folder;
  const std::string name = GENERATE("segments/photo", "generation-5/photo", "lock", "current", "current.new",
                                    "fihris-index", "generation-1/seal", "generation-1/shard-0/iamglass");
  folder.write("home/" + name, "mine, and all that is dear to me");
  CHECK_THROWS_WITH(check_may_hold_index(folder.path("home")), Catch::Contains("holds something else"));
  CHECK_THROWS_AS(mark_index(folder.path("home")), Error);
  CHECK_THROWS_AS(WriterLock(folder.path("home"), never_waits), Error);
  CHECK(fs::file_size(folder.path("home/" + name)) == 32);
}

TEST_CASE("a marker that is a link, a pipe or empty beside something else is none", "[marker]") {
  const TemporaryFolder folder;
  folder.write("home/generation-5/photo", "mine");
  folder.write("marker", "fihris index folder\n");
  SECTION("link") {
    fs::create_symlink(folder.path("marker"), folder.path("home/fihris-index"));
  }
  SECTION("pipe") {
    REQUIRE(mkfifo(folder.path("home/fihris-index").c_str(), 0600) == 0);
  }
  SECTION("empty") {
    folder.write("home/fihris-index", "");
  }
  SECTION("folder") {
    fs::create_directory(folder.path("home/fihris-index"));
  }
  CHECK_THROWS_AS(WriterLock(folder.path("home"), never_waits), Error);
  CHECK(fs::exists(folder.path("home/generation-5/photo")));
}

TEST_CASE("a new index folder is its owner's alone, and the mode of an existing one is kept", "[marker]") {
  const TemporaryFolder folder;
  const mode_t old_mask = umask(GENERATE(0, 022, 077));
  mark_index(folder.path("new"));
  CHECK(mode_of(folder.path("new")) == 0700);
  umask(old_mask);
  fs::create_directory(folder.path("group"));
  REQUIRE(chmod(folder.path("group").c_str(), 02775) == 0);
  mark_index(folder.path("group"));
  CHECK(mode_of(folder.path("group")) == 02775);
}

TEST_CASE("a lock that is no plain file is refused, and what it names is as it was", "[marker]") {
  const TemporaryFolder folder;
  mark_index(folder.path("index"));
  folder.write("victim", "mine");
  const std::string lock = folder.path("index/lock");
  SECTION("link") {
    fs::create_symlink(folder.path("victim"), lock);
  }
  SECTION("link to nothing") {
    fs::create_symlink(folder.path("made"), lock);
  }
  SECTION("pipe") {
    REQUIRE(mkfifo(lock.c_str(), 0600) == 0);
  }
  SECTION("folder") {
    fs::create_directory(lock);
  }
  CHECK_THROWS_WITH(WriterLock(folder.path("index"), never_waits),
                    Catch::Contains("index/lock") && Catch::Contains("link"));
  CHECK(fs::file_size(folder.path("victim")) == 4);
  CHECK_FALSE(fs::exists(folder.path("made")));
}

TEST_CASE("a lock that is a second name of a file leaves its text", "[marker]") {
  const TemporaryFolder folder;
  mark_index(folder.path("index"));
  folder.write("victim", "mine");
  fs::create_hard_link(folder.path("victim"), folder.path("index/lock"));
  const WriterLock lock(folder.path("index"), never_waits);
  CHECK(lock.is_held());
  CHECK(fs::file_size(folder.path("victim")) == 4);
}

TEST_CASE("links in the place of generations and segments are not followed when leftovers go", "[marker]") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  mark_index(index);
  for (const char* name : {"generation-3", "generation-04", "current.new", "segments"}) {
    folder.write(std::string("victim/") + name, "mine");
    fs::create_symlink(folder.path("victim"), index + "/" + name);
  }
  {
    const WriterLock lock(index, never_waits);
    const NewGeneration generation(index);
    CHECK(generation.folder() == index + "/generation-4");
  }
  remove_leftovers(index);
  CHECK(std::distance(fs::directory_iterator(folder.path("victim")), {}) == 4);
}
