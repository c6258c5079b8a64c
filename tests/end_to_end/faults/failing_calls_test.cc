#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// Three articles, indexed; then one more, which the index has not seen.
class Grown : public Sandbox {
 public:
  Grown() {
    for (const char* name : {"a", "b", "c"}) {
      write("news/" + std::string(name) + ".txt",
            "title " + std::string(name) + "\n\neverywhere " + name + "\n");
    }
    run_index(*this, "news");
    before = find_contents(*this, "everywhere");
    write("news/d.txt", "title d\n\neverywhere d\n");
    after = before;
    after["news/d.txt"] = "title d";
  }

  /// Runs a command line while system calls go wrong as `rules` say.
  ProgramResult run_with(const std::string& rules, const std::string& command) {
    environment = faults(rules);
    const auto result = run(command);
    environment.clear();
    return result;
  }

  Contents before;
  Contents after;
};

}  // namespace

TEST_CASE("a disk that is full at any moment leaves the old index, or after the switch the new one",
          "[faults]") {
  Grown sandbox;
  const bool rebuild = GENERATE(false, true);
  const std::string command = rebuild ? "fihris index --rebuild" : "fihris index";
  fs::copy(sandbox.path("index"), sandbox.path("saved"),
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  sandbox.environment["FAULT_COUNT"] = sandbox.path("count");
  sandbox.environment.merge(faults("write */index* count"));
  sandbox.run(command);
  sandbox.environment.clear();
  const auto writes = static_cast<int>(fs::file_size(sandbox.path("count")));
  std::mt19937 random(3);
  for (int i = rounds(8, 100); i > 0; --i) {
    const int moment = std::uniform_int_distribution<int>(0, writes - 1)(random);
    INFO("write " << moment << " of " << writes);
    fs::remove_all(sandbox.path("index"));
    fs::copy(sandbox.path("saved"), sandbox.path("index"),
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const auto full = sandbox.run_with("write */index* ENOSPC " + std::to_string(moment), command);
    const Contents found = find_contents(sandbox, "everywhere");
    if (full.exit == 0) {  // only what removes the old generation has failed
      CHECK(found == sandbox.after);
    } else {
      CHECK(full.exit == 2);
      CHECK_THAT(full.err, Contains("cannot write the index") && Contains("/index") &&
                               Contains("No space left on device"));
      // The last write brings the switch to the disk, when it has been made; the old generation is kept then.
      const bool is_switched = moment == writes - 1;
      CHECK(found == (is_switched ? sandbox.after : sandbox.before));
      CHECK(fs::exists(sandbox.path("index/generation-1")));
    }
    run_index(sandbox);
    CHECK(find_contents(sandbox, "everywhere") == sandbox.after);
  }
}

TEST_CASE("the switch is made when every file and folder of the new generation is on the disk, not before",
          "[faults]") {
  Grown sandbox;
  fs::copy(sandbox.path("index"), sandbox.path("saved"),
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  run_index(sandbox);
  const std::string generation = fs::read_symlink(sandbox.path("index/current"));
  std::vector<std::string> written{generation};
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.path("index") / generation))
    written.push_back(entry.path().lexically_relative(sandbox.path("index")));
  REQUIRE(written.size() > 10);
  for (const std::string& name : written) {
    INFO(name);
    fs::remove_all(sandbox.path("index"));
    fs::copy(sandbox.path("saved"), sandbox.path("index"),
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const auto failed = sandbox.run_with("sync */index/" + name + " EIO", "fihris index");
    CHECK(failed.exit == 2);
    CHECK_THAT(failed.err, Contains("cannot write the index") && Contains("Input/output error"));
    CHECK(find_contents(sandbox, "everywhere") == sandbox.before);
  }
}

TEST_CASE("a switch that cannot be brought to the disk is said, and the old generation kept", "[faults]") {
  Grown sandbox;
  const auto failed = sandbox.run_with("sync */index EIO", "fihris index");
  CHECK(failed.exit == 2);
  CHECK_THAT(failed.err, Contains("cannot write the index") && Contains("Input/output error"));
  CHECK(find_contents(sandbox, "everywhere") == sandbox.after);
  CHECK(fs::exists(sandbox.path("index/generation-1")));
}

TEST_CASE("an index that cannot be written is read, and an update says why it fails", "[faults]") {
  Grown sandbox;
  const auto update = sandbox.run_with("change */index* EROFS", "fihris index");
  CHECK(update.exit == 2);
  CHECK_THAT(update.err,
             Contains("cannot write the index") && Contains("/index") && Contains("Read-only file system"));
  CHECK(sandbox.run_with("change */index* EROFS", "fihris search --count everywhere").out == "3\n");
  fs::remove(sandbox.path("news/d.txt"));
  CHECK(sandbox.run_with("change */index* EROFS", "fihris index").exit == 0);  // nothing to do
}

TEST_CASE("an index folder that may not be entered is not said to hold something else", "[faults]") {
  Grown sandbox;
  const auto result = sandbox.run_with("open */index EACCES", "fihris index");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("/index: Permission denied") && !Contains("something else"));
}

TEST_CASE("an article that cannot be read keeps its place in the index, and is read the next time",
          "[faults]") {
  Grown sandbox;
  sandbox.write("news/a.txt", "title new\n\neverywhere new\n");
  const auto failed = sandbox.run_with("read */news/[ad].txt EIO", "fihris index");
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.err, Contains("news/a.txt: cannot read the file: Input/output error") &&
                             Contains("news/d.txt: cannot read the file: Input/output error"));
  CHECK(find_contents(sandbox, "everywhere") == sandbox.before);
  run_index(sandbox);
  sandbox.after["news/a.txt"] = "title new";
  CHECK(find_contents(sandbox, "everywhere") == sandbox.after);
}

TEST_CASE("a folder that cannot be read keeps its articles", "[faults]") {
  Grown sandbox;
  const auto failed = sandbox.run_with("open */news/ EACCES", "fihris index");
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.err, Contains("news") && Contains("Permission denied"));
  CHECK(find_contents(sandbox, "everywhere") == sandbox.before);
}

TEST_CASE("an index that cannot be read is said to be unreadable by every command", "[faults]") {
  Grown sandbox;
  const std::string command =
      GENERATE("search a", "status", "names", "places", "variants a", "why a news/a.txt", "index");
  int failures = 0;
  for (int skip = 0; skip < 30; skip += 3) {
    const auto result =
        sandbox.run_with("read */index/generation* EIO " + std::to_string(skip), "fihris " + command);
    INFO(command << " " << skip << ": " << result.err);
    CHECK(result.exit <= 2);
    if (result.exit < 2) continue;
    ++failures;
    CHECK_THAT(result.err, Contains("/index") && Contains("fihris index --rebuild"));
  }
  CHECK(failures > 0);
}

TEST_CASE("reads that give less than was asked for change nothing", "[faults]") {
  Grown sandbox;
  CHECK(sandbox.run_with("read * short", "fihris index").exit == 0);
  CHECK(find_contents(sandbox, "everywhere") == sandbox.after);
  sandbox.environment = faults("read * short");
  CHECK(find_contents(sandbox, "everywhere") == sandbox.after);
}

TEST_CASE("a file that changes while it is read is read again by the next run", "[faults]") {
  Grown sandbox;
  CHECK(sandbox.run_with("read */news/d.txt grow", "fihris index").exit == 0);
  CHECK(run_index(sandbox)["replaced"] == 1);
  CHECK(run_index(sandbox)["changed"] == false);
  CHECK(find_contents(sandbox, "more").size() == 1);
}

TEST_CASE("an article that has moved is read once, to compare it, and not analysed again", "[faults]") {
  Grown sandbox;
  run_index(sandbox);
  fs::rename(sandbox.path("news/d.txt"), sandbox.path("news/moved.txt"));
  const auto moved = sandbox.run_with("open */news/moved.txt EIO 1", "fihris index --format json");
  CHECK(moved.exit == 0);
  CHECK_THAT(moved.out, Contains("\"moved\":1"));
  CHECK(sandbox.run("fihris search --count path:moved").out == "1\n");
}
