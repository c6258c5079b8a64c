#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"
#include "tests/support/small_disk.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

void add(const Sandbox& sandbox, const std::string& name) {
  sandbox.write(name + ".txt", "title " + name + "\n\neverywhere " + name);
}

void add_many(const Sandbox& sandbox, const std::string& folder, int count) {
  for (int i = 0; i < count; ++i) add(sandbox, folder + "/" + std::to_string(i));
}

/// Articles in a folder, and one in a subfolder that is the root of a volume, or is said to be one.
class WithVolume : public Sandbox {
 public:
  WithVolume() {
    add(*this, "news/a");
    add(*this, "news/disk/b");
    environment = faults("statx */disk mounted");
    run_index(*this, "news");
    environment.clear();
    before = find_contents(*this, "everywhere");
  }

  void unmount() const {
    fs::rename(path("news/disk"), path("away"));
    fs::create_directory(path("news/disk"));
  }

  Contents before;
};

}  // namespace

TEST_CASE("a volume below the folder that is not mounted keeps its articles", "[faults]") {
  const WithVolume sandbox;
  sandbox.unmount();
  const bool is_stray = GENERATE(false, true);
  const bool has_folder = is_stray || GENERATE(true, false);  // some mounts leave none behind
  if (is_stray) add(sandbox, "news/disk/stray");
  if (!has_folder) fs::remove(sandbox.path("news/disk"));
  add(sandbox, "news/c");
  const auto held = sandbox.run("fihris index");
  CHECK(held.exit == 1);
  CHECK_THAT(held.out, Contains("removed 0,") && Contains("held back 1:"));
  CHECK_THAT(held.err, Contains("held back: ") && Contains("news/disk: its volume is not mounted") &&
                           Contains("--prune-all"));
  CHECK(find_contents(sandbox, "everywhere").size() == (is_stray ? 4 : 3));
  CHECK(sandbox.run("fihris index").exit == 1);  // as long as it is so
  if (is_stray) return;
  if (has_folder) fs::remove(sandbox.path("news/disk"));
  fs::rename(sandbox.path("away"), sandbox.path("news/disk"));
  CHECK(run_index(sandbox)["changed"] == true);  // no volume any more
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("a volume that is gone for good is dropped by --prune-all", "[faults]") {
  const WithVolume sandbox;
  sandbox.unmount();
  run_index(sandbox, "", 1);
  CHECK(run_index(sandbox, "--prune-all")["removed"] == 1);
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("a volume that is excluded or lies in a folder that goes is not waited for", "[faults]") {
  const WithVolume sandbox;
  SECTION("excluded") {
    CHECK(run_index(sandbox, "--exclude disk news")["removed"] == 1);
  }
  SECTION("dropped") {
    CHECK(run_index(sandbox, "--drop news")["removed"] == 2);
  }
}

TEST_CASE("a mounted volume that is empty keeps its articles, and files deleted on it go", "[faults]") {
  WithVolume sandbox;
  sandbox.environment = faults("statx */disk mounted");
  add(sandbox, "news/disk/c");
  CHECK(run_index(sandbox)["added"] == 1);
  fs::remove(sandbox.path("news/disk/b.txt"));
  CHECK(run_index(sandbox)["removed"] == 1);
  fs::remove(sandbox.path("news/disk/c.txt"));
  CHECK(run_index(sandbox, "", 1)["held_back"][0]["articles"] == 1);
}

TEST_CASE("an index is not rebuilt without a volume that it had", "[faults]") {
  const WithVolume sandbox;
  sandbox.unmount();
  const auto refused = sandbox.run("fihris index --rebuild");
  CHECK(refused.exit == 2);
  CHECK_THAT(refused.err, Contains("news/disk") && Contains("--prune-all"));
  CHECK(find_contents(sandbox, "everywhere") == sandbox.before);
  CHECK(run_index(sandbox, "--rebuild --prune-all")["articles"] == 1);
}

TEST_CASE("an index is not rebuilt without a folder that it had and that may merely not be seen",
          "[faults]") {
  Sandbox sandbox;
  add(sandbox, "news/a");
  add(sandbox, "disk/b");
  run_index(sandbox, "news disk");
  const auto before = find_contents(sandbox, "everywhere");
  const std::string why = GENERATE("has vanished", "Input/output error");
  if (why == "has vanished") fs::rename(sandbox.path("disk"), sandbox.path("away"));
  if (why == "Input/output error") sandbox.environment = faults("open */disk* EIO");
  const auto refused = sandbox.run("fihris index --rebuild");
  CHECK(refused.exit == 2);
  CHECK_THAT(refused.err, Contains("cannot rebuild the index: ") && Contains("/disk") && Contains(why) &&
                              Contains("--prune-all"));
  CHECK(find_contents(sandbox, "everywhere") == before);
  CHECK(run_index(sandbox, "--rebuild --prune-all", why == "Input/output error" ? 1 : 0)["articles"] == 1);
}

TEST_CASE("a real volume is known as one", "[faults]") {
  const Sandbox sandbox;
  add(sandbox, "news/a");
  {
    const SmallDisk disk(sandbox.path("news/disk"), 1);
    if (!disk.is_mounted()) {
      WARN("skipped: a file system cannot be mounted here");
      return;
    }
    add(sandbox, "news/disk/b");
    CHECK(run_index(sandbox, "news")["added"] == 2);
    CHECK(run_index(sandbox)["changed"] == false);
  }
  const auto held = sandbox.run("fihris index");
  CHECK(held.exit == 1);
  CHECK_THAT(held.err, Contains("news/disk: its volume is not mounted"));
  CHECK(find_contents(sandbox, "everywhere").size() == 2);
}

TEST_CASE("all files of a small subfolder may be deleted, those of a large one go with their folder",
          "[faults]") {
  const Sandbox sandbox;
  add_many(sandbox, "news", 60);
  add_many(sandbox, "news/small", 5);
  add_many(sandbox, "news/large", 25);
  run_index(sandbox, "news");
  for (const char* folder : {"news/small", "news/large"}) {
    fs::remove_all(sandbox.path(folder));
    fs::create_directory(sandbox.path(folder));
  }
  const auto summary = run_index(sandbox, "", 1);
  CHECK(summary["removed"] == 5);
  REQUIRE(summary["held_back"].size() == 1);
  CHECK(summary["held_back"][0]["path"] == sandbox.path("news/large").string());
  CHECK(summary["held_back"][0]["articles"] == 25);
  fs::remove(sandbox.path("news/large"));
  CHECK(run_index(sandbox)["removed"] == 25);
}

TEST_CASE("a removal of most articles is held back, additions and replacements are done", "[faults]") {
  const Sandbox sandbox;
  add_many(sandbox, "news", 60);
  add_many(sandbox, "more", 3);
  run_index(sandbox, "news more");
  for (int i = 10; i < 50; ++i) fs::remove(sandbox.path("news/" + std::to_string(i) + ".txt"));
  sandbox.write("news/0.txt", "title changed\n\neverywhere");
  fs::rename(sandbox.path("news/1.txt"), sandbox.path("news/moved.txt"));
  fs::remove(sandbox.path("more/1.txt"));
  add(sandbox, "news/new");
  CHECK_THAT(sandbox.run("fihris index --dry-run").out, Contains("held back 40"));
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 1);
  CHECK_THAT(result.out,
             Contains("added 1, replaced 1, moved 1, removed 1, unchanged 60, skipped 0, held back 40: "
                      "63 articles"));
  CHECK_THAT(result.err,
             Contains("news: 40 of 60 articles have no file any more") && Contains("--prune-all"));
  CHECK(find_contents(sandbox, "everywhere").size() == 63);
  add(sandbox, "news/newer");
  CHECK(run_index(sandbox, "", 1)["added"] == 1);
  CHECK(run_index(sandbox, "--prune-all")["removed"] == 40);
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("patterns that leave most files out are said to, not that the files are gone", "[faults]") {
  const Sandbox sandbox;
  add_many(sandbox, "news", 30);
  sandbox.write("news/b.md", "title b\n\neverywhere");
  const bool finds_some = GENERATE(true, false);
  run_index(sandbox, "news --include *.txt");
  const auto result =
      sandbox.run(std::string("fihris index news --include ") + (finds_some ? "*.md" : "*.rst"));
  CHECK(result.exit == 1);
  CHECK_THAT(result.err,
             Contains("30 of 30 articles would be removed, whose files --include and --exclude leave out") &&
                 !Contains("no file any more") && !Contains("mounted"));
  CHECK(find_contents(sandbox, "everywhere").size() == (finds_some ? 31 : 30));
}

TEST_CASE("a folder named inside a hidden or an excluded one is a root of its own and stays", "[faults]") {
  const Sandbox sandbox;
  add(sandbox, "A/a");
  add(sandbox, "A/.notes/deep/b");
  add(sandbox, "A/drafts/c");
  run_index(sandbox, "A --exclude drafts");
  CHECK(run_index(sandbox, "A/.notes")["added"] == 1);
  CHECK(run_index(sandbox, "A/drafts")["added"] == 1);
  CHECK(run_index(sandbox)["changed"] == false);
  CHECK(run_index(sandbox, "A")["changed"] == false);
  CHECK(run_index(sandbox, "--rebuild")["articles"] == 3);
  add(sandbox, "A/.notes/d");
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK_THAT(sandbox.run("fihris status").out,
             Contains("/A\n") && Contains("/A/.notes\n") && Contains("/A/drafts\n"));
  CHECK(run_index(sandbox, "A/.notes/deep")["changed"] == false);
  fs::remove(sandbox.path("A/.notes/d.txt"));
  CHECK(run_index(sandbox, "A")["removed"] == 0);  // not looked at
  CHECK(run_index(sandbox)["removed"] == 1);
  CHECK(run_index(sandbox, "--drop A/.notes")["removed"] == 1);
  CHECK(run_index(sandbox, "--drop A")["removed"] == 1);
  CHECK(find_contents(sandbox, "everywhere").count("A/drafts/c.txt") == 1);
}

TEST_CASE("a folder named inside another that is scanned anyway is no root", "[faults]") {
  const Sandbox sandbox;
  add(sandbox, "A/sub/a");
  run_index(sandbox, "A");
  run_index(sandbox, "A/sub");
  CHECK_THAT(sandbox.run("fihris status").out, !Contains("/A/sub\n"));
}
