#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::Sandbox;

namespace {

const std::string file = ".config/fihris/aliases.tsv";

}  // namespace

TEST_CASE("an alias that is added is searched for, listed, and removed again", "[alias]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "a note on Zibbu");
  sandbox.write("news/b.txt", "a note on Qarram Vale");
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  CHECK(sandbox.run("fihris alias").exit == 1);
  const auto added = sandbox.run({"fihris", "alias", "add", "Zibbu", "Qarram Vale"});
  CHECK(added.exit == 0);
  CHECK_THAT(added.err, Contains("added 2 forms"));
  CHECK(sandbox.read(file) == "person\tZibbu|Qarram Vale\n");
  CHECK_THAT(sandbox.run("fihris search --format paths Zibbu").out, Contains("b.txt"));
  CHECK(sandbox.run("fihris alias list zibbu").out == "person\tZibbu|Qarram Vale\n");
  CHECK(sandbox.run("fihris alias list nobody").exit == 1);
  CHECK(sandbox.run("fihris alias add Zibbu Zibo").exit == 0);
  CHECK(sandbox.read(file) == "person\tZibbu|Qarram Vale|Zibo\n");
  CHECK(sandbox.run({"fihris", "alias", "remove", "qarram vale"}).exit == 0);
  CHECK(sandbox.read(file) == "person\tZibbu|Zibo\n");
  CHECK(sandbox.run("fihris alias remove nobody").exit == 1);
  CHECK(sandbox.run("fihris alias remove Zibo").exit == 0);
  CHECK(sandbox.read(file).empty());
}

TEST_CASE("the kind of an alias is that of the gazetteer, or as asked", "[alias]") {
  const Sandbox sandbox;
  REQUIRE(sandbox.run("fihris alias add Baghdad Zibbu").exit == 0);
  REQUIRE(sandbox.run("fihris alias add --kind word aaa bbb").exit == 0);
  CHECK(sandbox.read(file) == "place\tBaghdad|Zibbu\nword\taaa|bbb\n");
  CHECK(sandbox.run("fihris alias add --kind nonsense aaa bbb").exit == 2);
  CHECK(sandbox.run("fihris alias nonsense").exit == 2);
  CHECK(sandbox.run("fihris alias add").exit == 2);
  CHECK(sandbox.run("fihris alias add alone").exit == 2);
}

TEST_CASE("comments of an alias file stay, and one with an error is not changed", "[alias]") {
  const Sandbox sandbox;
  sandbox.write("mine.tsv", "# kept\nword\ta|b\n");
  REQUIRE(sandbox.run("fihris alias add --aliases mine.tsv ccc ddd").exit == 0);
  CHECK(sandbox.read("mine.tsv") == "# kept\nword\ta|b\nperson\tccc|ddd\n");
  sandbox.write("mine.tsv", "nonsense\n");
  const auto refused = sandbox.run("fihris alias add --aliases mine.tsv ccc ddd");
  CHECK(refused.exit == 2);
  CHECK_THAT(refused.err, Contains("mine.tsv:1"));
  CHECK(sandbox.read("mine.tsv") == "nonsense\n");
}

TEST_CASE("an alias file that is a link stays one, keeps its mode, and leaves nothing beside it", "[alias]") {
  const Sandbox sandbox;
  sandbox.write("dotfiles/aliases.tsv", "word\ta|b\n");
  namespace fs = std::filesystem;
  fs::permissions(sandbox.path("dotfiles/aliases.tsv"), fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("dotfiles/aliases.tsv", sandbox.path("mine.tsv"));
  REQUIRE(sandbox.run("fihris alias add --aliases mine.tsv ccc ddd").exit == 0);
  CHECK(fs::is_symlink(sandbox.path("mine.tsv")));
  CHECK(sandbox.read("dotfiles/aliases.tsv") == "word\ta|b\nperson\tccc|ddd\n");
  CHECK(fs::status(sandbox.path("dotfiles/aliases.tsv")).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(std::distance(fs::directory_iterator(sandbox.path("dotfiles")), fs::directory_iterator()) == 1);
}

TEST_CASE("an alias file that is a device or cannot be written is refused in a sentence", "[alias]") {
  const Sandbox sandbox;
  for (const std::string name : {"/dev/zero", "/dev/full", "news"}) {
    sandbox.write("news/a.txt", "a");
    const auto refused = sandbox.run("fihris alias add --aliases " + name + " aaa bbb");
    INFO(name << refused.err);
    CHECK(refused.exit == 2);
    CHECK_THAT(refused.err, Contains("alias file: " + name));
  }
}

TEST_CASE("aliases added at the same moment are all kept", "[alias]") {
  const Sandbox sandbox;
  std::string command;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    command += "\"$0\" -q alias add --kind word form" + number + " other" + number + " & ";
  }
  REQUIRE(sandbox.run({"sh", "-c", command + "wait", FIHRIS_PROGRAM}).exit == 0);
  const std::string text = sandbox.read(file);
  CHECK(std::count(text.begin(), text.end(), '\n') == 12);
}
