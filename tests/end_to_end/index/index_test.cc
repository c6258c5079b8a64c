#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "index/generation_seal.h"
#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::binary_bytes;
using fihris::Sandbox;

namespace fs = std::filesystem;

namespace {

/// Names, sizes and times of all that lies in `folder`.
std::string listing(const fs::path& folder) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status;
    lstat(entry.path().c_str(), &status);
    text += entry.path().string() + " " + std::to_string(status.st_size) + " " +
            std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("index builds an index and says what it did", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one\n\ntwo");
  sandbox.write("news/sport/b.txt", "three");
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("added 2") && Contains("2 articles"));
  CHECK(result.err.empty());
}

TEST_CASE("index writes nothing into the folder of articles", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  const auto before = listing(sandbox.path("news"));
  sandbox.run("fihris index news");
  CHECK(listing(sandbox.path("news")) == before);
}

TEST_CASE("a file that is known as no article is an alarm once, and again when it has changed", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/binary.txt", binary_bytes);
  const auto first = sandbox.run("fihris index news");
  CHECK(first.exit == 1);
  CHECK_THAT(first.err, Contains("binary.txt"));
  const auto second = sandbox.run("fihris index");
  CHECK(second.exit == 0);
  CHECK(second.err == "");
  CHECK_THAT(second.out, Contains("skipped 1"));
  CHECK_THAT(sandbox.run("fihris status").out, Contains("binary.txt"));
  sandbox.write("news/b.txt", "two");
  CHECK(sandbox.run("fihris index").exit == 0);  // also where something else is to do
  sandbox.write("news/binary.txt", binary_bytes + binary_bytes);
  const auto changed = sandbox.run("fihris index");
  CHECK(changed.exit == 1);
  CHECK_THAT(changed.err, Contains("binary.txt"));
}

TEST_CASE("a second run without a change writes nothing", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/binary.txt", binary_bytes);
  sandbox.run("fihris index news");
  const auto before = listing(sandbox.path("index"));
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("unchanged 1"));
  CHECK(listing(sandbox.path("index")) == before);
}

TEST_CASE("a second run adds, replaces, moves and removes", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/changed.txt", "one");
  sandbox.write("news/gone.txt", "two");
  sandbox.write("news/moved.txt", "three");
  sandbox.write("news/same.txt", "four");
  sandbox.run("fihris index news");
  sandbox.write("news/changed.txt", "six");  // the same size
  sandbox.write("news/new.txt", "five");
  fs::remove(sandbox.path("news/gone.txt"));
  fs::create_directory(sandbox.path("news/sport"));
  fs::rename(sandbox.path("news/moved.txt"), sandbox.path("news/sport/moved.txt"));
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out,
             Contains("added 1, replaced 1, moved 1, removed 1, unchanged 1") && Contains("4 articles"));
}

TEST_CASE("a file with a new time and the same content is not analysed again", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  sandbox.write("news/a.txt", "one");
  const auto result = sandbox.run("fihris index --format json");
  CHECK_THAT(result.out, Contains("\"touched\":1") && Contains("\"replaced\":0"));
  CHECK_THAT(sandbox.run("fihris index --format json").out, Contains("\"touched\":0"));
}

TEST_CASE("an edit that keeps size and time is found by --verify alone", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  const auto time = fs::last_write_time(sandbox.path("news/a.txt"));
  sandbox.write("news/a.txt", "two");
  fs::last_write_time(sandbox.path("news/a.txt"), time);
  CHECK_THAT(sandbox.run("fihris index").out, Contains("unchanged 1"));
  CHECK_THAT(sandbox.run("fihris index --verify").out, Contains("replaced 1"));
  CHECK_THAT(sandbox.run("fihris index --verify").out, Contains("unchanged 1"));
}

TEST_CASE("an edit with an older time is found", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  sandbox.write("news/a.txt", "two");
  fs::last_write_time(sandbox.path("news/a.txt"), fs::file_time_type{} - std::chrono::hours(24 * 365));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("replaced 1"));
}

TEST_CASE("--dry-run says what would be done and does nothing", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  CHECK_THAT(sandbox.run("fihris index --dry-run news").out, Contains("would be added 1"));
  CHECK_FALSE(fs::exists(sandbox.path("index")));
}

TEST_CASE("folders are added one by one and kept", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("more/b.txt", "two");
  sandbox.run("fihris index news");
  CHECK_THAT(sandbox.run("fihris index more").out, Contains("added 1") && Contains("2 articles"));
  sandbox.write("news/c.txt", "three");
  CHECK_THAT(sandbox.run("fihris index").out, Contains("added 1") && Contains("3 articles"));
}

TEST_CASE("a folder that is empty where it was full, or has vanished, keeps its articles", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  const bool keep_folder = GENERATE(true, false);
  fs::remove_all(sandbox.path("news"));
  if (keep_folder) fs::create_directory(sandbox.path("news"));
  const auto refused = sandbox.run("fihris index");
  CHECK(refused.exit == (keep_folder ? 1 : 2));
  CHECK_THAT(refused.err, Contains("news") && Contains("--prune-all"));
  CHECK(sandbox.run("fihris search --count one").out == "1\n");
  const auto pruned = sandbox.run("fihris index --prune-all");
  CHECK(pruned.exit == 0);
  CHECK_THAT(pruned.out, Contains("removed 1") && Contains("0 articles"));
}

TEST_CASE("globs choose the files and are kept for later runs", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.md", "one");
  sandbox.write("news/b.txt", "two");
  sandbox.write("news/drafts/c.md", "three");
  sandbox.write("news/.hidden.md", "four");
  CHECK_THAT(sandbox.run("fihris index news --include *.md --exclude drafts").out, Contains("added 1"));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("unchanged 1"));
}

TEST_CASE("an index of another analyzer is refused until it is rebuilt", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  sandbox.run("xapian-metadata set index/current/shard-0 analyzer-version 999");
  fihris::seal_generation(sandbox.path("index/generation-1"));
  const auto refused = sandbox.run("fihris index");
  CHECK(refused.exit == 2);
  CHECK_THAT(refused.err, Contains(".999") && Contains("fihris index --rebuild"));
  const auto rebuilt = sandbox.run("fihris index --rebuild");
  CHECK(rebuilt.exit == 0);
  CHECK_THAT(rebuilt.out, Contains("added 1"));
}

TEST_CASE("the old generation goes when nobody reads it", "[index]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.run("fihris index news");
  sandbox.write("news/b.txt", "two");
  sandbox.run("fihris index");
  CHECK_FALSE(fs::exists(sandbox.path("index/generation-1")));
  CHECK(fs::exists(sandbox.path("index/generation-2")));
}

TEST_CASE("status says when a run had written what it changed, not when it began", "[index]") {
  Sandbox sandbox;
  sandbox.write("news/a.txt", "an olive");
  sandbox.write("news/b.html", "<html><p>a page</p></html>");
  // It reads nothing, but so slowly that another second has begun.
  sandbox.write("reader", "#!/bin/sh\nsleep 1.2\ndate -u +%Y-%m-%dT%H:%M:%SZ >> read\nexit 1\n");
  fs::permissions(sandbox.path("reader"), fs::perms::owner_all);
  sandbox.environment["FIHRIS_READER"] = sandbox.path("reader").string();
  const auto updated = [&] {
    const std::string status = sandbox.run("fihris status").out;
    const std::size_t begin = status.find("updated   ") + 10;
    return status.substr(begin, status.find('\n', begin) - begin);
  };
  const auto last_read = [&] {
    const std::string times = sandbox.read("read");
    return times.substr(times.rfind('\n', times.size() - 2) + 1);
  };
  sandbox.run("fihris index news");
  const std::string built = updated();
  CHECK(built + '\n' >= last_read());
  sandbox.write("news/a.txt", "an olive and a pear");
  sandbox.write("news/b.html", "<html><p>another page</p></html>");
  sandbox.run("fihris index");
  CHECK(updated() + '\n' >= last_read());
  CHECK(updated() > built);
}
