#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// Articles in a folder and in a subfolder, indexed; then new ones in both, which the index has not seen.
class Grown : public Sandbox {
 public:
  Grown() {
    for (const char* name : {"news/a", "news/b", "news/sub/c", "news/sub/d"}) add(name);
    run_index(*this, "news");
    before = find_contents(*this, "everywhere");
    for (const char* name : {"news/e", "news/sub/f"}) add(name);
  }

  void add(const std::string& name) const {
    write(name + ".txt", "title " + name + "\n\neverywhere " + name + "\n");
  }

  ProgramResult run_with(const std::string& rules, const std::string& command = "fihris index") {
    environment = faults(rules);
    const auto result = run(command);
    environment.clear();
    return result;
  }

  Contents found() const { return find_contents(*this, "everywhere"); }

  Contents with(std::initializer_list<const char*> names) const {
    Contents contents = before;
    for (const std::string name : names) contents[name + ".txt"] = "title " + name;
    return contents;
  }

  Contents before;
};

/// A program that runs as an ordinary user, whom permissions bind, in a sandbox that he may use.
class Ordinary {
 public:
  explicit Ordinary(const Sandbox& sandbox) : sandbox_(sandbox) {
    if (geteuid() != 0) return;
    for (const char* folder : {"..", ""}) fs::permissions(sandbox.path(folder), fs::perms::all);
    fs::copy_file(FIHRIS_PROGRAM, sandbox.path("program"));
    prefix_ = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    works_ = sandbox.run(prefix_ + "true").exit == 0;
  }

  bool works() const { return works_; }

  /// Runs `fihris ARGUMENTS`; he owns `news` and `index`.
  ProgramResult run(const std::string& arguments) const {
    if (prefix_.empty()) return sandbox_.run("fihris " + arguments);
    sandbox_.run("chown -R 65534:65534 news index");
    return sandbox_.run(prefix_ + "./program " + arguments);
  }

 private:
  const Sandbox& sandbox_;
  std::string prefix_;
  bool works_ = true;
};

}  // namespace

TEST_CASE("a folder whose files may not be looked at keeps its articles, is named and ends with 1",
          "[faults]") {
  const Grown sandbox;
  const Ordinary user(sandbox);
  if (!user.works()) {
    WARN("skipped: a program cannot be run as another user here");
    return;
  }
  const bool may_list = GENERATE(true, false);
  fs::permissions(sandbox.path("news/sub"), may_list ? fs::perms(0444) : fs::perms::none);
  const auto closed = user.run("index");
  fs::permissions(sandbox.path("news/sub"), fs::perms::all);
  CHECK(closed.exit == 1);
  CHECK_THAT(closed.out, Contains("added 1") && Contains("removed 0") && Contains("skipped 1:"));
  CHECK_THAT(closed.err, Contains("news/sub/: cannot") && Contains("Permission denied"));
  CHECK(sandbox.found() == sandbox.with({"news/e"}));
  CHECK(user.run("index").exit == 0);
  CHECK(sandbox.found() == sandbox.with({"news/e", "news/sub/f"}));
}

TEST_CASE("a file that cannot be looked at keeps its article, and is named, new or old", "[faults]") {
  Grown sandbox;
  const std::string error = GENERATE("EIO", "ESTALE", "EACCES", "ELOOP");
  const auto failed = sandbox.run_with("stat */news/[ae].txt " + error);
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.out, Contains("added 1") && Contains("removed 0") && Contains("skipped 2:"));
  CHECK_THAT(failed.err, Contains("news/a.txt: cannot look at the file") &&
                             Contains("news/e.txt: cannot look at the file"));
  CHECK(sandbox.found() == sandbox.with({"news/sub/f"}));
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK(sandbox.found() == sandbox.with({"news/e", "news/sub/f"}));
}

TEST_CASE("what cannot be looked at is told from what is gone", "[faults]") {
  Grown sandbox;
  const std::string error = GENERATE("ENOENT", "ENOTDIR");
  const auto gone = sandbox.run_with("stat */news/a.txt " + error);
  CHECK(gone.exit == 0);
  CHECK_THAT(gone.out, Contains("added 2") && Contains("removed 1") && Contains("skipped 0:"));
  CHECK(sandbox.found().count("news/a.txt") == 0);
}

TEST_CASE("a file system that gives no types is read as one that does", "[faults]") {
  Grown sandbox;
  CHECK(sandbox.run_with("readdir * untyped").exit == 0);
  CHECK(sandbox.found() == sandbox.with({"news/e", "news/sub/f"}));
}

TEST_CASE("a file or folder of which not even the type is known keeps its articles and is named",
          "[faults]") {
  Grown sandbox;
  const std::string error = GENERATE("EIO", "ESTALE", "EACCES");
  const auto failed =
      sandbox.run_with("readdir * untyped; stat */news/a.txt " + error + "; stat */sub " + error);
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.out, Contains("added 1") && Contains("removed 0") && Contains("skipped 2:"));
  CHECK_THAT(failed.err,
             Contains("news/a.txt: cannot look at the file") && Contains("news/sub: cannot look at"));
  CHECK(sandbox.found() == sandbox.with({"news/e"}));
}

TEST_CASE("a folder whose list of names breaks off keeps its articles", "[faults]") {
  Grown sandbox;
  const std::string at =
      GENERATE("readdir */news/* EIO", "readdir */news/sub/* ESTALE", "open */news/sub ESTALE");
  const auto failed = sandbox.run_with(at);
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.out, Contains("removed 0"));
  CHECK_THAT(failed.err, Contains("cannot read the folder"));
  run_index(sandbox);
  CHECK(sandbox.found() == sandbox.with({"news/e", "news/sub/f"}));
}

TEST_CASE("a folder of the index that cannot be looked at is no folder that has vanished", "[faults]") {
  Grown sandbox;
  const std::string error = GENERATE("EIO", "ESTALE", "EACCES");
  const std::string command = GENERATE("fihris index", "fihris index --prune-all");
  const auto failed = sandbox.run_with("stat */news " + error + "; open */news/ " + error, command);
  CHECK(failed.exit == 1);
  CHECK_THAT(failed.out, Contains("removed 0"));
  CHECK_THAT(failed.err, Contains("news/: cannot read the folder"));
  CHECK(sandbox.found() == sandbox.before);
}

TEST_CASE("a file that is deleted between listing and reading is absent, not skipped", "[faults]") {
  Grown sandbox;
  SECTION("a new one") {
    const auto gone = sandbox.run_with("open */news/e.txt ENOENT");
    CHECK(gone.exit == 0);
    CHECK_THAT(gone.out, Contains("added 1,") && Contains("skipped 0:"));
    CHECK(sandbox.found() == sandbox.with({"news/sub/f"}));
  }
  SECTION("the only one of a new index") {
    sandbox.environment = faults("open */news/*.txt ENOENT");
    const auto summary = run_index(sandbox, "--index other news");
    CHECK(summary["added"] == 0);
    CHECK(summary["skipped"].empty());
  }
  SECTION("one that has changed, before it is compared") {
    sandbox.write("news/a.txt", "changed everywhere");
    const auto gone = sandbox.run_with("open */news/a.txt ENOENT");
    CHECK(gone.exit == 0);
    CHECK_THAT(gone.out, Contains("removed 1,") && Contains("skipped 0:"));
  }
  SECTION("one that has changed, after it was compared: the next run finds it gone") {
    sandbox.write("news/a.txt", "changed everywhere");
    const auto gone = sandbox.run_with("open */news/a.txt ENOENT 1");
    CHECK(gone.exit == 0);
    CHECK_THAT(gone.out, Contains("removed 0,") && Contains("skipped 0:"));
    CHECK(sandbox.found().count("news/a.txt") == 1);
    fs::remove(sandbox.path("news/a.txt"));
    CHECK(run_index(sandbox)["removed"] == 1);
  }
}
