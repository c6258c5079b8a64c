#include <signal.h>

#include <filesystem>
#include <optional>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/eventually.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// A sandbox with one article, and a program that watches it.
class Watched : public Sandbox {
 public:
  Watched() { write("news/a.txt", "title a\n\neverywhere"); }

  void watch(std::vector<std::string> arguments = {"news"}) {
    arguments.insert(arguments.begin(), {"fihris", "index", "--watch"});
    program.emplace(start(arguments));
    wait_for(1);
  }

  /// Waits until the index holds `count` articles.
  void wait_for(std::size_t count) const {
    const auto holds = [&] {
      const auto result = run("fihris search --count everywhere");
      return result.exit <= 1 && result.out == std::to_string(count) + "\n";
    };
    const bool held = eventually(holds);
    INFO(program->err_so_far());
    CHECK(held);
  }

  ProgramResult stop(int signal = SIGTERM) {
    program->send(signal);
    return program->wait();
  }

  std::optional<RunningProgram> program;
};

}  // namespace

TEST_CASE("--watch follows new, edited, moved and removed files until it is told to end", "[watch]") {
  Watched sandbox;
  sandbox.watch();
  sandbox.write("news/b.txt", "title b\n\neverywhere");
  sandbox.wait_for(2);
  sandbox.write("news/b.txt", "title b\n\nnowhere");
  sandbox.wait_for(1);
  fs::rename(sandbox.path("news/a.txt"), sandbox.path("news/c.txt"));
  REQUIRE(eventually([&] { return find_contents(sandbox, "everywhere").count("news/c.txt") == 1; }));
  sandbox.write("news/d.txt", "title d\n\neverywhere");
  sandbox.wait_for(2);
  fs::remove(sandbox.path("news/d.txt"));
  sandbox.wait_for(1);
  const auto result = sandbox.stop(GENERATE(SIGTERM, SIGINT));
  CHECK(result.exit == 0);
  CHECK((result.err.empty() || result.err.find("fihris: watching: the kernel") == 0));  // on overlay, say
  CHECK_THAT(result.out, Contains("added 1") && Contains("moved 1") && Contains("removed 1"));
}

TEST_CASE("--watch follows new folders, moved ones, and those within", "[watch]") {
  Watched sandbox;
  sandbox.watch();
  sandbox.write("news/new/deep/b.txt", "title b\n\neverywhere");
  sandbox.wait_for(2);
  sandbox.write("news/new/deep/c.txt", "title c\n\neverywhere");
  sandbox.wait_for(3);
  fs::rename(sandbox.path("news/new"), sandbox.path("news/moved"));
  REQUIRE(
      eventually([&] { return find_contents(sandbox, "everywhere").count("news/moved/deep/c.txt") == 1; }));
  sandbox.write("news/moved/deep/d.txt", "title d\n\neverywhere");
  sandbox.wait_for(4);
  fs::rename(sandbox.path("news/moved"), sandbox.path("elsewhere"));
  sandbox.wait_for(1);
  sandbox.write("elsewhere/deep/e.txt", "title e\n\neverywhere");
  fs::rename(sandbox.path("elsewhere"), sandbox.path("news/back"));
  sandbox.wait_for(5);
  CHECK(sandbox.stop().exit == 0);
}

TEST_CASE("--watch stays when its folder vanishes, and goes on when it is back", "[watch]") {
  Watched sandbox;
  sandbox.write("more/b.txt", "title b\n\nelsewhere");
  sandbox.watch({"news", "more"});
  fs::rename(sandbox.path("news"), sandbox.path("away"));
  sandbox.write("more/c.txt", "title c\n\nelsewhere");
  REQUIRE(
      eventually([&] { return !sandbox.program->is_running() || !sandbox.program->err_so_far().empty(); }));
  CHECK_THAT(sandbox.program->err_so_far(),
             Contains("held back") && Contains("news: the folder has vanished"));
  sandbox.wait_for(1);  // nothing is lost
  while (find_contents(sandbox, "elsewhere").count("more/c.txt") == 0) {
  }
  fs::rename(sandbox.path("away"), sandbox.path("news"));
  sandbox.write("news/d.txt", "title d\n\neverywhere");
  sandbox.write("more/e.txt", "title e\n\nelsewhere");  // news itself is noticed within a minute only
  sandbox.wait_for(2);
  CHECK(sandbox.stop().exit == 0);
}

TEST_CASE("--watch finds everything after more changes than the kernel's queue holds", "[watch]") {
  Watched sandbox;
  sandbox.watch();
  sandbox.program->send(SIGSTOP);
  // Each is several events; the queue holds 16,384 by default. Hidden files do not matter, so that only the
  // overflow tells of the articles.
  for (int i = 0; i < 9'000; ++i) {
    sandbox.write("news/.x", "");
    fs::remove(sandbox.path("news/.x"));
  }
  for (int i = 0; i < rounds(500, 20'000); ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt", "title " + std::to_string(i) + "\n\neverywhere");
  sandbox.program->send(SIGCONT);
  sandbox.wait_for(static_cast<std::size_t>(rounds(500, 20'000)) + 1);
  CHECK(sandbox.stop().exit == 0);
}

TEST_CASE("--watch looks now and then where the kernel does not report all, and says so once", "[watch]") {
  const std::string reason = GENERATE("NFS", "SMB", "FUSE", "overlay", "fs.inotify.max_user_watches",
                                      "fs.inotify.max_user_instances", "Permission denied");
  const std::map<std::string, std::string> rules{{"NFS", "statfs */news* nfs; watch */news* count"},
                                                 {"SMB", "statfs */news* smb"},
                                                 {"FUSE", "statfs */news* fuse"},
                                                 {"overlay", "statfs */news* overlay"},
                                                 {"fs.inotify.max_user_watches", "watch */news* ENOSPC"},
                                                 {"fs.inotify.max_user_instances", "watch inotify EMFILE"},
                                                 {"Permission denied", "watch */news/sub EACCES"}};
  Watched sandbox;
  sandbox.write("news/sub/x.txt", "title x\n\nelsewhere");
  sandbox.environment = faults(rules.at(reason));
  sandbox.environment["FIHRIS_RESCAN_MS"] = "300";
  sandbox.environment["FAULT_COUNT"] = sandbox.path("count");
  sandbox.watch();
  sandbox.environment.clear();
  sandbox.write("news/sub/b.txt", "title b\n\neverywhere");
  sandbox.wait_for(2);
  sandbox.write("news/sub/c.txt", "title c\n\neverywhere");
  sandbox.wait_for(3);
  const auto result = sandbox.stop();
  CHECK(result.exit == 0);
  INFO(result.err);
  CHECK_THAT(result.err,
             Contains("fihris: watching: ") && Contains(reason) && Contains("is looked at every"));
  CHECK(result.err.find(reason) == result.err.rfind(reason));
}

TEST_CASE("--watch looks now and then also while hidden files change all the time", "[watch]") {
  Watched sandbox;
  sandbox.write("news/sub/x.txt", "title x\n\nelsewhere");
  sandbox.environment = faults("watch */news/sub EACCES");
  sandbox.environment["FIHRIS_RESCAN_MS"] = "1000";
  sandbox.watch();
  sandbox.environment.clear();
  sandbox.write("news/sub/b.txt", "title b\n\neverywhere");
  auto changes = sandbox.start({"sh", "-c", "while :; do : >news/.swap; done"});
  CHECK(eventually([&] { return sandbox.run("fihris search --count everywhere").out == "2\n"; }));
  changes.send(SIGKILL);
  CHECK(sandbox.stop().exit == 0);
}

TEST_CASE("--watch waits for another writer, and can be ended meanwhile", "[watch]") {
  Watched sandbox;
  sandbox.watch();
  auto other = sandbox.start({"flock", "--no-fork", sandbox.path("index/lock"), "sleep", "60"});
  REQUIRE(eventually([&] {
    return sandbox.run({"flock", "--nonblock", sandbox.path("index/lock"), "true"}).exit != 0;
  }));
  sandbox.write("news/b.txt", "title b\n\neverywhere");
  REQUIRE(
      eventually([&] { return !sandbox.program->is_running() || !sandbox.program->err_so_far().empty(); }));
  CHECK_THAT(sandbox.program->err_so_far(), Contains("waiting"));
  SECTION("ended") {
    CHECK(sandbox.stop().exit == 0);
  }
  SECTION("until it is free") {
    other.send(SIGKILL);
    sandbox.wait_for(2);
    CHECK(sandbox.stop().exit == 0);
  }
}

TEST_CASE("a signal in the midst of a long run ends it cleanly", "[watch]") {
  Watched sandbox;
  for (int i = 0; i < 3000; ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt", "title\n\neverywhere " + std::to_string(i));
  auto program = sandbox.start({"fihris", "index", "--watch", "--jobs", "1", "news"});
  REQUIRE(eventually([&] { return !program.is_running() || fs::exists(sandbox.path("index/segments")); }));
  program.send(SIGINT);
  const auto result = program.wait();
  CHECK(result.exit == 0);
  CHECK_FALSE(fs::exists(sandbox.path("index/generation-1")));
}

TEST_CASE("--watch excludes --dry-run", "[watch]") {
  const Sandbox sandbox;
  CHECK(sandbox.run("fihris index --watch --dry-run").exit == 2);
}
