#include <filesystem>
#include <string>

#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::binary_bytes;
using fihris::Sandbox;

namespace fs = std::filesystem;

TEST_CASE("indexing a missing folder says which one and exits 2", "[index]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris index no-such-folder");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("no-such-folder") && Contains("No such file"));
  CHECK_FALSE(fs::exists(sandbox.path("index")));
}

TEST_CASE("indexing a file instead of a folder says so", "[index]") {
  const Sandbox sandbox;
  sandbox.write("a.txt", "one");
  const auto result = sandbox.run("fihris index a.txt");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("a.txt: a file, not a folder") && Contains("--include"));
  sandbox.write("letters/b.txt", "two");
  CHECK(sandbox.run("fihris index --include b.txt letters").exit == 0);
}

TEST_CASE("indexing without a folder and an index tells what to do", "[index]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("fihris index FOLDER"));
}

TEST_CASE("a binary file is skipped and named, the others are indexed", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/b.txt", binary_bytes);
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 1);
  CHECK_THAT(result.out, Contains("added 1") && Contains("skipped 1"));
  CHECK_THAT(result.err, Contains("news/b.txt: not a text file"));
}

TEST_CASE("a skipped file is indexed once it has become an article", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/b.txt", binary_bytes);
  sandbox.run("fihris index news");
  sandbox.write("news/b.txt", "a b");
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("added 1") && Contains("skipped 0"));
}

TEST_CASE("an article that has become binary is taken out", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/b.txt", "two");
  sandbox.run("fihris index news");
  sandbox.write("news/b.txt", binary_bytes);
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 1);
  CHECK_THAT(result.out, Contains("removed 1") && Contains(": 1 article\n"));
}

TEST_CASE("a file of 200 MB is skipped with the limit", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  fs::resize_file(sandbox.path("news/a.txt"), 200u << 20);
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 1);
  CHECK_THAT(result.err, Contains("a.txt: larger than 64 MiB"));
}

TEST_CASE("an empty file is no article and no fault", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "");
  sandbox.write("news/b.txt", "one");
  const auto result = sandbox.run("fihris index news --format json");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("\"empty\":1") && Contains("\"articles\":1"));
}

TEST_CASE("a word of 1 MB is cut and indexed", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", std::string(1u << 20, 'a') + " end");
  CHECK(sandbox.run("fihris index news").exit == 0);
}

TEST_CASE("ill-formed UTF-8 is indexed", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "\xD8\xA7\xD9\x84 \xFF\xFE\xC3 \xD8\xA7\xD9\x84");
  CHECK(sandbox.run("fihris index news").exit == 0);
}

TEST_CASE("names that are not UTF-8 or hold a newline are paths like any other", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/\xC7\xE1.txt", "one");
  sandbox.write("news/two\nlines.txt", "two");
  CHECK_THAT(sandbox.run("fihris index news").out, Contains("added 2"));
  fs::remove(sandbox.path("news/two\nlines.txt"));
  CHECK_THAT(sandbox.run("fihris index --format json").out,
             Contains("\"removed\":1") && Contains("\"unchanged\":1"));
}

TEST_CASE("a path of thousands of bytes is indexed", "[index]") {
  const Sandbox sandbox;
  std::string folder = "news";
  for (int depth = 0; depth < 15; ++depth) folder += "/" + std::string(200, static_cast<char>('a' + depth));
  sandbox.write(folder + "/a.txt", "one");
  CHECK_THAT(sandbox.run("fihris index news").out, Contains("added 1"));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("unchanged 1"));
}

TEST_CASE("a loop of symbolic links is not followed", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  fs::create_directory_symlink(sandbox.path("news"), sandbox.path("news/again"));
  fs::create_symlink("a.txt", sandbox.path("news/link.txt"));
  CHECK_THAT(sandbox.run("fihris index news").out, Contains("added 1"));
}

TEST_CASE("a folder that is named by a symbolic link is indexed under its own name", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  fs::create_directory_symlink(sandbox.path("news"), sandbox.path("link"));
  CHECK_THAT(sandbox.run("fihris index link").out, Contains("added 1"));
  CHECK_THAT(sandbox.run("fihris index news").out, Contains("unchanged 1"));
}

TEST_CASE("a folder of something else is never written into", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("index/letter.doc", "mine");
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("holds something else") && Contains("--index"));
  CHECK_FALSE(fs::exists(sandbox.path("index/lock")));
}

TEST_CASE("an index that lies in the folder of articles does not index itself", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  const std::string command = "fihris index news --include * --index news/index";
  CHECK_THAT(sandbox.run(command).out, Contains("added 1"));
  CHECK_THAT(sandbox.run(command).out, Contains("unchanged 1"));
}
