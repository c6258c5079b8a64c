#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/binary_bytes.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// Two folders of texts and notes.
class Folders : public Sandbox {
 public:
  Folders() {
    for (const char* name : {"news/a.txt", "news/b.md", "news/drafts/c.txt", "notes/d.md", "notes/e.txt"}) {
      write(name, std::string("title ") + name + "\n\neverywhere");
    }
  }

  /// The files of the index, separated by blanks.
  std::string found() const {
    std::string names;
    for (const auto& [name, title] : find_contents(*this, "everywhere")) {
      names += (names.empty() ? "" : " ") + name;
    }
    return names;
  }
};

}  // namespace

TEST_CASE("patterns belong to the folder that they are given for", "[selection]") {
  const Folders sandbox;
  run_index(sandbox, "news --exclude drafts");
  run_index(sandbox, "--include *.md notes");
  CHECK(sandbox.found() == "news/a.txt news/b.md notes/d.md");
  CHECK(run_index(sandbox)["changed"] == false);
  CHECK(run_index(sandbox, "news notes")["changed"] == false);
  run_index(sandbox, "--rebuild");
  CHECK(sandbox.found() == "news/a.txt news/b.md notes/d.md");
  SECTION("given again they replace those before, one option alone") {
    run_index(sandbox, "--include *.txt news");
    CHECK(sandbox.found() == "news/a.txt notes/d.md");
  }
  SECTION("given for no folder they are for all") {
    run_index(sandbox, "--include *");
    CHECK(sandbox.found() == "news/a.txt news/b.md notes/d.md notes/e.txt");
  }
  SECTION("they can be taken back") {
    run_index(sandbox, "--reset-patterns");
    CHECK(sandbox.found() == "news/a.txt news/b.md news/drafts/c.txt notes/d.md notes/e.txt");
  }
  SECTION("taken back and given at once") {
    run_index(sandbox, "--reset-patterns --include *.md news");
    CHECK(sandbox.found() == "news/b.md notes/d.md");
  }
}

TEST_CASE("a folder with patterns of its own inside another keeps them", "[selection]") {
  const Folders sandbox;
  run_index(sandbox, "news");
  sandbox.write("news/drafts/f.md", "title\n\neverywhere");
  const auto own = run_index(sandbox, "--include *.md news/drafts");
  CHECK(own["added"] == 1);
  CHECK(own["removed"] == 1);
  sandbox.write("news/drafts/g.txt", "title\n\neverywhere");
  sandbox.write("news/drafts/h.md", "title\n\neverywhere");
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK(run_index(sandbox, "news")["changed"] == false);
  CHECK(sandbox.found() == "news/a.txt news/b.md news/drafts/f.md news/drafts/h.md");
  run_index(sandbox, "--reset-patterns");
  CHECK(sandbox.found() ==
        "news/a.txt news/b.md news/drafts/c.txt news/drafts/f.md news/drafts/g.txt news/drafts/h.md");
}

TEST_CASE("status shows the patterns of each folder, as text and as JSON", "[selection]") {
  const Folders sandbox;
  run_index(sandbox, "news");
  run_index(sandbox, "--include *.md --exclude drafts/ --hidden --follow notes");
  CHECK_THAT(sandbox.run("fihris status").out,
             Contains("/notes\n  include *.md\n  exclude drafts/\n  hidden  read\n  links   followed\n"));
  const auto status = ParsedJson::parse(sandbox.run("fihris status --format json").out);
  CHECK(status["folders"].size() == 2);
  CHECK(status["selections"][0]["include"][0] == "*");
  CHECK(status["selections"][0]["hidden"] == false);
  CHECK(status["selections"][1]["include"][0] == "*.md");
  CHECK(status["selections"][1]["exclude"][0] == "drafts/");
  CHECK(status["selections"][1]["follow"] == true);
}

TEST_CASE("patterns mean what people type", "[selection]") {
  const Folders sandbox;
  const std::string pattern = GENERATE("drafts", "drafts/", "./drafts", "/drafts", "news/drafts", "**/drafts",
                                       "./news/drafts/", "dr?fts", "drafts/**", "drafts/*.txt");
  run_index(sandbox, "news --exclude " + pattern);
  CHECK(sandbox.found() == "news/a.txt news/b.md");
}

TEST_CASE("a pattern that matches nothing is said to when it is given", "[selection]") {
  const Folders sandbox;
  const auto given =
      sandbox.run("fihris index news --exclude draft --exclude drafts --include *.txt --include *.rst");
  CHECK(given.exit == 0);
  CHECK_THAT(given.err, Contains("note: the pattern 'draft' matches nothing in") && Contains("'*.rst'") &&
                            !Contains("'drafts'") && !Contains("'*.txt'"));
  CHECK(sandbox.run("fihris index").err == "");
  sandbox.write("news/.git/config", "x");
  CHECK(sandbox.run("fihris index --exclude .git/ news").err == "");
}

TEST_CASE("a name is matched in whichever normal form it was typed", "[selection]") {
  const Folders sandbox;
  const std::string composed = "caf\u00e9";
  const std::string decomposed = "cafe\u0301";
  sandbox.write("cafes/" + decomposed + "/a.txt", "x");
  sandbox.write("cafes/b.txt", "x");
  CHECK(run_index(sandbox, "cafes --exclude " + composed)["articles"] == 1);
}

TEST_CASE("what is passed over is counted, and listed with -v", "[selection]") {
  const Folders sandbox;
  sandbox.write("news/.hidden.txt", "x");
  sandbox.write("news/UPPER.TXT", "title\n\neverywhere");
  sandbox.write("news/sound", binary_bytes);
  fs::create_symlink("a.txt", sandbox.path("news/link.txt"));
  const auto brief = sandbox.run("fihris index news --exclude drafts --include *.txt --include sound");
  CHECK(brief.exit == 0);
  CHECK_THAT(brief.out,
             Contains("added 2,") && Contains("passed over: 1 of another kind, 1 not included, 1 hidden, "
                                              "1 behind symbolic links, 1 excluded\n"));
  CHECK_THAT(brief.err, !Contains("passed over"));
  CHECK_THAT(sandbox.run("fihris -v index").err,
             Contains("passed over: " + sandbox.path("news/.hidden.txt").string() + ": hidden") &&
                 Contains("news/b.md: no pattern includes it") && Contains("news/sound: of another kind") &&
                 Contains("news/link.txt: a symbolic link") && Contains("news/drafts: excluded"));
  const auto json = run_index(sandbox)["passed_over"];
  for (const char* why : {"other_kind", "not_included", "hidden", "links", "excluded"}) CHECK(json[why] == 1);
  CHECK(json["special"] == 0);
}

TEST_CASE("what is no text is passed over, but where its name says that it is one", "[selection]") {
  const Folders sandbox;
  sandbox.write("news/picture.png", "\x89PNG\r\n\x1a\n");
  sandbox.write("news/film.mkv", binary_bytes);
  sandbox.write("news/program", binary_bytes);
  const auto passed = sandbox.run("fihris index news");
  CHECK(passed.exit == 0);
  CHECK(passed.err == "");
  CHECK_THAT(passed.out, Contains("skipped 0: 3 articles") && Contains("passed over: 3 of another kind\n"));
  CHECK_THAT(sandbox.run("fihris status").out, Contains("other     3 files") && !Contains("skipped"));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("passed over: 3 of another kind\n"));
  const std::string name = GENERATE("a.md", "b.PDF", "c.Html");
  sandbox.write("news/" + name, binary_bytes);
  const auto skipped = sandbox.run("fihris index");
  CHECK(skipped.exit == 1);
  CHECK_THAT(skipped.err, Contains(name + ": not a text file"));
}

TEST_CASE("--hidden and --follow read what is hidden and linked, and are kept until they are taken back",
          "[selection]") {
  const Folders sandbox;
  sandbox.write("news/.hidden.txt", "title\n\neverywhere");
  fs::create_directory_symlink("../notes", sandbox.path("news/linked"));
  fs::create_directory_symlink("..", sandbox.path("news/drafts/loop"));
  fs::create_symlink("../notes/e.txt", sandbox.path("news/file.txt"));
  const std::string own = "news/a.txt news/b.md news/drafts/c.txt";
  run_index(sandbox, "news --hidden");
  CHECK(sandbox.found() == "news/.hidden.txt " + own);
  run_index(sandbox, "news --follow --no-hidden");
  // The loop leads to the root, whose parent is not read.
  CHECK(sandbox.found() == own + " news/file.txt news/linked/d.md news/linked/e.txt");
  CHECK(run_index(sandbox)["changed"] == false);
  sandbox.write("notes/e.txt", "title\n\neverywhere and changed");
  CHECK(run_index(sandbox)["replaced"] == 2);
  run_index(sandbox, "--no-follow");
  CHECK(sandbox.found() == own);
}

TEST_CASE("a followed link that leads nowhere now keeps its articles", "[selection]") {
  const Folders sandbox;
  fs::create_directory_symlink("../notes", sandbox.path("news/linked"));
  run_index(sandbox, "news --follow");
  fs::rename(sandbox.path("notes"), sandbox.path("away"));
  CHECK_THAT(sandbox.run("fihris index").err, Contains("held back: ") && Contains("news/linked"));
  CHECK_THAT(sandbox.found(), Contains("news/linked/e.txt"));
}

TEST_CASE("a run that ends without an article says why and what to type", "[selection]") {
  const Sandbox sandbox;
  fs::create_directory(sandbox.path("news"));
  SECTION("nothing") {
    CHECK_THAT(sandbox.run("fihris index news").err,
               Contains("no articles") && Contains("nothing is in there"));
  }
  SECTION("a folder whose name needs quotes") {
    sandbox.write("my friend's/.a.txt", "x");
    const auto result = sandbox.run({"fihris", "index", "my friend's"});
    CHECK_THAT(result.err, Contains("fihris index --hidden '/") && Contains("/my friend'\\''s'\n"));
  }
  SECTION("an index that was named, whose name needs quotes") {
    sandbox.write("news/.a.txt", "x");
    fs::create_symlink(".a.txt", sandbox.path("news/b.txt"));
    const auto result = sandbox.run({"fihris", "index", "news", "--index", "its index"});
    CHECK_THAT(result.err, Contains("fihris index --index 'its index' --hidden /") &&
                               Contains("fihris index --index 'its index' --follow /"));
  }
  SECTION("other kinds, patterns, hidden, links, empty files") {
    sandbox.write("news/a.md", "x");
    sandbox.write("news/sound.txt.mp3", binary_bytes);
    sandbox.write("news/.b.txt", "x");
    sandbox.write("news/c.txt", "");
    fs::create_symlink("a.md", sandbox.path("news/d.txt"));
    const auto result = sandbox.run("fihris index news --include *.txt --include *.mp3");
    CHECK(result.exit == 0);
    CHECK_THAT(result.err,
               Contains("1 of another kind") &&
                   Contains("1 not included by a pattern (1 *.md); to read them: fihris index --include "
                            "'*.md' /") &&
                   Contains("1 hidden; to read them: fihris index --hidden /") &&
                   Contains("1 behind symbolic links; to follow them: fihris index --follow /") &&
                   Contains("1 without a byte"));
    CHECK(sandbox.run("fihris -q index").err == "");
  }
}

TEST_CASE("a file that is known as bad ends a run with 1 once, until it changes", "[selection]") {
  const Folders sandbox;
  sandbox.write("news/bad.txt", binary_bytes);
  const auto first = sandbox.run("fihris index news");
  CHECK(first.exit == 1);
  CHECK_THAT(first.err, Contains("news/bad.txt: not a text file"));
  const auto second = sandbox.run("fihris index");
  CHECK(second.exit == 0);
  CHECK(second.err == "");
  CHECK_THAT(second.out, Contains("skipped 1: ") && Contains("(1 skipped as before; see: fihris status)"));
  CHECK(run_index(sandbox)["skipped"][0]["known"] == true);
  CHECK_THAT(sandbox.run("fihris status").out, Contains("news/bad.txt: not a text file"));
  sandbox.write("news/bad.txt", binary_bytes + "more" + binary_bytes);
  CHECK(sandbox.run("fihris index").exit == 1);
  CHECK(sandbox.run("fihris index").exit == 0);
  sandbox.write("news/worse.txt", binary_bytes);
  const auto another = sandbox.run("fihris index");
  CHECK(another.exit == 1);
  CHECK_THAT(another.err, Contains("worse.txt") && !Contains("bad.txt"));
}
