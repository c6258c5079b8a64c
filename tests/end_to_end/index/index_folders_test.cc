#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// Two folders of one article each, indexed.
class TwoFolders : public Sandbox {
 public:
  TwoFolders() {
    write("news/a.txt", "title a\n\neverywhere");
    write("more/b.txt", "title b\n\neverywhere");
    run_index(*this, "news more");
  }

  bool covers(const std::string& folder) const {
    return run("fihris status").out.find("folder    " + path(folder).string() + "\n") != std::string::npos;
  }
};

}  // namespace

TEST_CASE("--drop takes a folder and its articles out of the index and leaves the files", "[folders]") {
  const TwoFolders sandbox;
  const auto summary = run_index(sandbox, "--drop news");
  CHECK(summary["removed"] == 1);
  CHECK(summary["articles"] == 1);
  CHECK_FALSE(sandbox.covers("news"));
  CHECK(sandbox.covers("more"));
  CHECK(fs::exists(sandbox.path("news/a.txt")));
  CHECK(run_index(sandbox)["changed"] == false);
  CHECK(run_index(sandbox, "news")["added"] == 1);
}

TEST_CASE("--drop takes a folder out that has vanished, and asks nothing of the others", "[folders]") {
  const TwoFolders sandbox;
  fs::remove_all(sandbox.path("news"));
  fs::rename(sandbox.path("more"), sandbox.path("unmounted"));
  CHECK(run_index(sandbox, "--drop news")["articles"] == 1);
  CHECK(sandbox.covers("more"));
}

TEST_CASE("a folder that is dropped under one name and indexed under another has moved", "[folders]") {
  const TwoFolders sandbox;
  fs::rename(sandbox.path("news"), sandbox.path("archive"));
  const auto summary = run_index(sandbox, "--drop news archive");
  CHECK(summary["moved"] == 1);
  CHECK(summary["removed"] == 0);
  CHECK(find_contents(sandbox, "everywhere").count("archive/a.txt") == 1);
}

TEST_CASE("to drop a folder that the index does not cover is an error that lists those it does",
          "[folders]") {
  const TwoFolders sandbox;
  const auto result = sandbox.run("fihris index --drop other");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err,
             Contains("/other: the index does not cover it") && Contains("/more") && Contains("/news"));
}

TEST_CASE("the last folder can be dropped", "[folders]") {
  const TwoFolders sandbox;
  CHECK(run_index(sandbox, "--drop news --drop more")["articles"] == 0);
  CHECK(sandbox.run("fihris index").exit == 2);
  CHECK(run_index(sandbox, "more")["articles"] == 1);
}

TEST_CASE("a folder that has vanished keeps its articles, and the others are brought up to date",
          "[folders]") {
  const TwoFolders sandbox;
  fs::rename(sandbox.path("news"), sandbox.path("unmounted"));
  sandbox.write("more/c.txt", "title c\n\neverywhere");
  const auto result = sandbox.run(GENERATE("fihris index", "fihris index news more"));
  CHECK(result.exit == 1);
  CHECK_THAT(result.out,
             Contains("added 1,") && Contains("removed 0,") && Contains("held back 1: 3 articles"));
  CHECK_THAT(result.err, Contains("news: the folder has vanished (No such file") && Contains("--drop") &&
                             Contains("--prune-all"));
  CHECK(sandbox.covers("news"));
  CHECK(find_contents(sandbox, "everywhere").size() == 3);
  CHECK(run_index(sandbox, "--prune-all")["removed"] == 1);
  CHECK_FALSE(sandbox.covers("news"));
}

TEST_CASE("a folder that has vanished and is named alone is an error with advice", "[folders]") {
  const TwoFolders sandbox;
  fs::rename(sandbox.path("news"), sandbox.path("unmounted"));
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("news: No such file") && Contains("--drop") && Contains("--prune-all"));
}

TEST_CASE("--dry-run lists what would happen, as text and as JSON", "[folders]") {
  const Sandbox sandbox;
  sandbox.write("news/changed.txt", "one");
  sandbox.write("news/gone.txt", "two");
  sandbox.write("news/old.txt", "three");
  run_index(sandbox, "news");
  sandbox.write("news/changed.txt", "six");
  sandbox.write("news/new.txt", "five");
  fs::remove(sandbox.path("news/gone.txt"));
  fs::rename(sandbox.path("news/old.txt"), sandbox.path("news/young.txt"));
  const std::string news = sandbox.path("news/").string();
  const std::string lines = "add      " + news + "new.txt\nreplace  " + news + "changed.txt\nmove     " +
                            news + "old.txt -> " + news + "young.txt\nremove   " + news +
                            "gone.txt\nwould be added 1, replaced 1, moved 1, removed 1";
  CHECK_THAT(sandbox.run("fihris index --dry-run").out, Catch::StartsWith(lines));
  const auto changes = run_index(sandbox, "--dry-run")["changes"];
  REQUIRE(changes.size() == 4);
  REQUIRE(changes[2].size() == 3);
  CHECK(changes[2]["change"] == "move");
  CHECK(changes[2]["path"] == news + "young.txt");
  CHECK(changes[2]["from"] == news + "old.txt");
  CHECK(run_index(sandbox)["moved"] == 1);
}

TEST_CASE("a glob takes one word, and the folder after it is a folder", "[folders]") {
  const Sandbox sandbox;
  sandbox.write("news/a.md", "one");
  CHECK(run_index(sandbox, "--include *.md news")["added"] == 1);
}
