#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& path) {
  struct stat state {};
  REQUIRE(lstat(path.c_str(), &state) == 0);
  return state.st_mode & 07777;
}

/// One article, indexed; then a second one.
class Grown : public Sandbox {
 public:
  Grown() {
    write("news/a.txt", "title a\n\neverywhere\n");
    run_index(*this, "news");
    write("news/b.txt", "title b\n\neverywhere\n");
  }
};

/// A folder where others than root may write and run the program.
class Shared : public Sandbox {
 public:
  Shared() {
    for (const char* folder : {"..", "", "../output"}) fs::permissions(path(folder), fs::perms::all);
    fs::copy_file(FIHRIS_PROGRAM, path("program"));
    write("news/a.txt", "title a\n\neverywhere\n");
    for (const char* name : {"news", "news/a.txt"}) fs::permissions(path(name), fs::perms::all);
  }

  ProgramResult run_as(int user, const std::string& arguments) const {
    const std::string id = std::to_string(user);
    return run({"setpriv", "--reuid=" + id, "--regid=54321", "--clear-groups", "sh", "-c",
                "umask 002; exec ./program " + arguments});
  }
};

}  // namespace

TEST_CASE("on a file system without links a plain file names the live generation", "[filesystem]") {
  Grown sandbox;
  sandbox.environment = faults("symlink * " + GENERATE(as<std::string>(), "EPERM", "EOPNOTSUPP"));
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK(fs::symlink_status(sandbox.path("index/current")).type() == fs::file_type::regular);
  CHECK(sandbox.read("index/current") == "generation-2\n");
  CHECK(find_contents(sandbox, "everywhere").size() == 2);
  sandbox.write("news/c.txt", "title c\n\neverywhere\n");
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK(sandbox.read("index/current") == "generation-3\n");
  CHECK_FALSE(fs::exists(sandbox.path("index/generation-2")));
  sandbox.environment.clear();
  fs::remove(sandbox.path("news/a.txt"));
  CHECK(run_index(sandbox)["removed"] == 1);  // back on one with links
  CHECK(fs::is_symlink(sandbox.path("index/current")));
  CHECK(find_contents(sandbox, "everywhere").size() == 2);
}

TEST_CASE("a name of the live generation that is not written in full names none", "[filesystem]") {
  const Grown sandbox;
  fs::remove(sandbox.path("index/current"));
  std::ofstream(sandbox.path("index/current")) << "generation-1";
  CHECK(sandbox.run("fihris search everywhere").exit == 2);
}

TEST_CASE("a copy that followed the links is read, and the next update makes it an index again",
          "[filesystem]") {
  const Grown sandbox;
  const bool with_generation = GENERATE(true, false);
  REQUIRE(sandbox.run("cp -rL index copy").exit == 0);
  if (!with_generation) fs::remove_all(sandbox.path("copy/generation-1"));
  CHECK(find_contents(sandbox, "everywhere", "copy").size() == 1);
  CHECK(run_index(sandbox, "--index copy")["added"] == 1);
  CHECK(fs::is_symlink(sandbox.path("copy/current")));
  CHECK(find_contents(sandbox, "everywhere", "copy").size() == 2);
  sandbox.write("news/c.txt", "title c\n\neverywhere\n");
  CHECK(run_index(sandbox, "--index copy")["added"] == 1);
  std::size_t generations = 0;
  for (const auto& entry : fs::directory_iterator(sandbox.path("copy")))
    generations += entry.path().filename().string().starts_with("generation-");
  CHECK(generations == 1);
}

TEST_CASE("a copy that left links out says how to mend it", "[filesystem]") {
  const Grown sandbox;
  fs::remove(sandbox.path("index/current"));
  const auto lost = sandbox.run("fihris search everywhere");
  CHECK(lost.exit == 2);
  CHECK_THAT(lost.err, Contains("has lost its link: ") && Contains(": echo generation-1 > current\n"));
  std::ofstream(sandbox.path("index/current")) << "generation-1\n";
  CHECK(find_contents(sandbox, "everywhere").size() == 1);
  SECTION("but not where no generation is whole") {
    fs::remove(sandbox.path("index/current"));
    fs::remove(sandbox.path("index/generation-1/seal"));
    CHECK_THAT(sandbox.run("fihris search everywhere").err, Contains("nothing was built there"));
  }
}

TEST_CASE("a run that is killed while a copied folder gives way to a link loses nothing", "[filesystem]") {
  Grown sandbox;
  REQUIRE(sandbox.run("cp -rL index copy").exit == 0);
  int killed = 0;
  for (int call = 0; call < 4; ++call) {
    fs::remove_all(sandbox.path("one"));
    REQUIRE(sandbox.run("cp -r copy one").exit == 0);
    sandbox.environment = faults("change */one/current* kill " + std::to_string(call));
    killed += sandbox.run("fihris index --index one").exit > 2;
    sandbox.environment = faults("change */one/generation-3 kill " + std::to_string(call));
    killed += sandbox.run("fihris index --index one").exit > 2;
    sandbox.environment.clear();
    CHECK(find_contents(sandbox, "everywhere", "one").size() >= 1);
    run_index(sandbox, "--index one");
    CHECK(find_contents(sandbox, "everywhere", "one").size() == 2);
    CHECK(fs::is_symlink(sandbox.path("one/current")));
  }
  CHECK(killed >= 3);
}

TEST_CASE("without locks a run warns, works, and keeps the last generation for its readers", "[filesystem]") {
  Grown sandbox;
  sandbox.environment = faults("lock * " + GENERATE(as<std::string>(), "ENOLCK", "EOPNOTSUPP"));
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 0);
  CHECK_THAT(result.err,
             Contains("fihris: warning: ") && Contains("has no locks") && Contains("one run at a time"));
  CHECK(find_contents(sandbox, "everywhere").size() == 2);
  CHECK(fs::exists(sandbox.path("index/generation-1")));
  sandbox.write("news/c.txt", "title c\n\neverywhere\n");
  run_index(sandbox);
  CHECK_FALSE(fs::exists(sandbox.path("index/generation-1")));
  CHECK(fs::exists(sandbox.path("index/generation-2")));
  CHECK(find_contents(sandbox, "everywhere").size() == 3);
}

TEST_CASE("a new index is its owner's alone, and an existing folder's mode is kept", "[filesystem]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title a\n\neverywhere\n");
  run_index(sandbox, "news");
  CHECK(mode_of(sandbox.path("index")) == 0700);
  fs::create_directory(sandbox.path("open"));
  REQUIRE(chmod(sandbox.path("open").c_str(), 0755) == 0);
  run_index(sandbox, "--index open news");
  CHECK(mode_of(sandbox.path("open")) == 0755);
  REQUIRE(chmod(sandbox.path("index").c_str(), 0750) == 0);
  run_index(sandbox, "--rebuild");
  CHECK(mode_of(sandbox.path("index")) == 0750);
}

TEST_CASE("an index that permissions close says so to every command", "[filesystem]") {
  if (geteuid() != 0) {
    WARN("skipped: only root can run the program as somebody else");
    return;
  }
  const Shared sandbox;
  REQUIRE(sandbox.run_as(65534, "index --index mine news").exit == 0);
  const fs::path closed = sandbox.path("mine") / GENERATE("", "generation-1", "generation-1/shard-0");
  REQUIRE(chmod(closed.c_str(), 0700) == 0);
  REQUIRE(chmod(sandbox.path("mine").c_str(), closed.filename().empty() ? 0700 : 0755) == 0);
  for (const std::string command : {"search everywhere", "status", "names", "index", "index news"}) {
    const auto result = sandbox.run_as(65533, command + " --index mine");
    INFO(command << ": " << result.err);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("Permission denied") && !Contains("nothing was built"));
  }
}

TEST_CASE("all members of a group read and update an index in their folder", "[filesystem]") {
  if (geteuid() != 0) {
    WARN("skipped: only root can run the program as somebody else");
    return;
  }
  const Shared sandbox;
  fs::create_directory(sandbox.path("shared"));
  REQUIRE(chown(sandbox.path("shared").c_str(), 0, 54321) == 0);
  REQUIRE(chmod(sandbox.path("shared").c_str(), 02775) == 0);
  const int members[] = {60001, 60002, 60003};
  std::size_t articles = 0;
  for (const int user : members) {
    sandbox.write("news/" + std::to_string(user) + ".txt", "title\n\neverywhere\n");
    const auto result = sandbox.run_as(user, "index --index shared --format json news");
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(ParsedJson::parse(result.out)["articles"] == ++articles + 1);
    for (const int reader : members)
      CHECK(sandbox.run_as(reader, "search --index shared --count everywhere").out ==
            std::to_string(articles + 1) + "\n");
  }
  // What others have written goes as well.
  CHECK(fs::exists(sandbox.path("shared/generation-3")));
  CHECK_FALSE(fs::exists(sandbox.path("shared/generation-2")));
  CHECK(sandbox.run_as(members[0], "index --index shared --rebuild").exit == 0);
  CHECK(mode_of(sandbox.path("shared/lock")) == 0664);
}
