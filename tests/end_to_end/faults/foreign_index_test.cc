#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/generation_seal.h"
#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> readers{
    "search everywhere",   "search --count =everywhere", "status",          "names", "places",
    "variants everywhere", "why everywhere news/a.txt",  "index --dry-run", "index", "index --verify"};

/// An index of three articles, and a folder of somebody's.
class Attacked : public Sandbox {
 public:
  Attacked() {
    for (const char* name : {"a", "b", "c"})
      write("news/" + std::string(name) + ".txt", "title " + std::string(name) + "\n\neverywhere\n");
    run_index(*this, "news");
    write("victim/letter", "mine");
    write("victim/generation-1/letter", "mine");
  }

  std::string generation() const { return path("index/generation-1"); }
  /// A list for Xapian that names a program.
  std::string stub() const { return "remote :/bin/touch " + path("ran").string() + "\n"; }

  /// As who made the change would do. False if what is there cannot be sealed.
  bool seal() const {
    try {
      seal_generation(generation());
      return true;
    } catch (const std::exception&) {
    } catch (const Xapian::Error&) {
    }
    return false;
  }

  bool victim_is_whole() const {
    return read("victim/letter") == "mine" && read("victim/generation-1/letter") == "mine";
  }

  void check_is_refused() const {
    for (const auto& reader : readers) {
      const auto result = run("fihris " + reader);
      INFO(reader << ": " << result.exit << " " << result.out << result.err);
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("fihris index --rebuild"));
      CHECK_FALSE(fs::exists(path("ran")));
      CHECK(victim_is_whole());
    }
  }

  /// A rebuild that is told nothing may not be able to learn the folders; neither does it follow anything.
  void check_is_healed() const {
    CHECK(run("fihris index --rebuild").exit != 1);
    CHECK_FALSE(fs::exists(path("ran")));
    CHECK(run_index(*this, "--rebuild news")["added"] == 3);
    CHECK(find_contents(*this, "everywhere").size() == 3);
    CHECK_FALSE(fs::exists(path("ran")));
    CHECK(victim_is_whole());
  }
};

}  // namespace

TEST_CASE("no file of an index makes a program run, whatever it says", "[foreign]") {
  const Attacked sandbox;
  const std::string name = GENERATE("shard-0", "lexicon", "people", "shard-0/XAPIANDB", "lexicon/XAPIANDB",
                                    "shard-0/iamglass", "lexicon/iamglass", "articles", "seal");
  const bool keeps_the_rest = GENERATE(true, false);
  INFO(name << " " << keeps_the_rest);
  const std::string path = sandbox.generation() + "/" + name;
  if (!keeps_the_rest) fs::remove_all(fs::path(path).parent_path() / "iamglass");
  fs::remove_all(path);
  std::ofstream(path) << sandbox.stub();
  if (name != "seal") sandbox.seal();
  sandbox.check_is_refused();
  sandbox.check_is_healed();
}

TEST_CASE("an index whose list of shards leads elsewhere is refused", "[foreign]") {
  const Attacked sandbox;
  fs::copy(sandbox.generation() + "/shard-0", sandbox.path("other"));
  const std::string other = sandbox.path("other");
  const std::string list = GENERATE_COPY(
      as<std::string>(), "", "\n", "glass shard-0", "glass ../../other\n", "glass shard-0/../shard-0\n",
      "glass " + other + "\n", "auto " + other + "\n", other + "\n", "glass shard-00\n", "glass shard-1\n",
      "glass shard-0\nglass shard-0\n", "glass shard-0\n\n", "glass ./shard-0\n", "remote :/bin/true\n",
      "# nothing\n", "glass shard-0\n" + std::string(100'000, '\n'), std::string(1 << 20, 'g'));
  INFO(list.substr(0, 80));
  std::ofstream(sandbox.generation() + "/articles") << list;
  sandbox.seal();
  sandbox.check_is_refused();
  sandbox.check_is_healed();
}

TEST_CASE("a link or a pipe in the place of any file of a generation is refused", "[foreign]") {
  const Attacked sandbox;
  std::vector<std::string> names{"generation-1"};
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.generation())) {
    const fs::path name = entry.path().lexically_relative(sandbox.path("index"));
    if (name.filename() != "flintlock") names.push_back(name);
  }
  REQUIRE(names.size() > 12);
  for (const auto& name : names) {
    INFO(name);
    const fs::path path = sandbox.path("index") / name;
    const fs::path moved = sandbox.path("moved");
    fs::rename(path, moved);
    fs::create_symlink(moved, path);
    CHECK(sandbox.run("fihris search everywhere").exit == 2);
    CHECK(sandbox.run("fihris index --dry-run").exit == 2);
    fs::remove(path);
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    CHECK(sandbox.run("fihris status").exit == 2);
    CHECK(sandbox.run("fihris index --rebuild --dry-run").exit == 2);
    fs::remove(path);
    fs::rename(moved, path);
    CHECK(sandbox.run("fihris search everywhere").exit == 0);
  }
}

TEST_CASE("a link to the live generation that leads out of the index is not followed", "[foreign]") {
  const Attacked sandbox;
  fs::copy(sandbox.path("index"), sandbox.path("other"),
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  const std::string outside = sandbox.path("other/generation-1");
  const std::string absolute = sandbox.path("index/generation-1");
  const std::string target =
      GENERATE_COPY(as<std::string>(), "../other/generation-1", outside, absolute,
                    "generation-1/../../other/generation-1", "./generation-1", "generation-1/",
                    "generation-01", "generation-", "generation-99999999999999999999", "..", "segments");
  INFO(target);
  const bool as_file = GENERATE(false, true);
  fs::remove(sandbox.path("index/current"));
  if (as_file) {
    std::ofstream(sandbox.path("index/current")) << target << '\n';
  } else {
    fs::create_symlink(target, sandbox.path("index/current"));
  }
  for (const char* command : {"search everywhere", "status", "index", "index --rebuild"}) {
    const auto result = sandbox.run("fihris " + std::string(command));
    INFO(command << ": " << result.err);
    CHECK(result.exit == 2);
  }
  CHECK(run_index(sandbox, "news")["articles"] == 3);
  CHECK(find_contents(sandbox, "everywhere").size() == 3);
  CHECK(find_contents(sandbox, "everywhere", "other").size() == 3);
}

TEST_CASE("what links of an index folder name is neither written nor removed", "[foreign]") {
  const Attacked sandbox;
  const std::string name =
      GENERATE("segments", "generation-2", "generation-9", "current.new", "lock", "current", "fihris-index");
  const std::string command =
      GENERATE("index", "index --rebuild", "index --verify", "index news", "search a");
  INFO(name << ": " << command);
  const std::string target =
      name == "lock" || name == "fihris-index" ? sandbox.path("victim/letter") : sandbox.path("victim");
  const fs::path path = sandbox.path("index") / name;
  fs::remove(path);
  fs::create_symlink(target, path);
  sandbox.write("news/d.txt", "title d\n\neverywhere d\n");
  const auto result = sandbox.run("fihris " + command);
  INFO(result.err);
  CHECK(result.exit <= 2);
  CHECK(sandbox.victim_is_whole());
  CHECK(std::distance(fs::recursive_directory_iterator(sandbox.path("victim")), {}) == 3);
  if (name == "segments" || name == "current.new" || name.starts_with("generation")) {
    CHECK(result.exit == 0);
  }
}

TEST_CASE("segments of a list that leads elsewhere are neither read nor removed", "[foreign]") {
  const Attacked sandbox;
  const std::string name = GENERATE("../../victim", "..", ".", "", "victim", "1/../../../victim");
  sandbox.write("index/segments/list", "segments for 1\n" + name + "\n/etc\n");
  fs::create_symlink(sandbox.path("victim"), sandbox.path("index/segments/1"));
  sandbox.write("news/d.txt", "title d\n\neverywhere d\n");
  CHECK(run_index(sandbox)["added"] == 1);
  CHECK(run_index(sandbox, "--rebuild")["added"] == 4);
  CHECK(sandbox.victim_is_whole());
  CHECK_FALSE(fs::exists(sandbox.path("index/segments")));
}

TEST_CASE("an index without a seal, or with an empty one, is refused and can be rebuilt", "[foreign]") {
  const Attacked sandbox;
  const std::string seal = sandbox.generation() + "/seal";
  SECTION("missing") {
    fs::remove(seal);
  }
  SECTION("empty") {
    fs::resize_file(seal, 0);
  }
  SECTION("cut") {
    fs::resize_file(seal, fs::file_size(seal) - 1);
  }
  SECTION("cut at a line") {
    fs::resize_file(seal, 14);
  }
  SECTION("a link") {
    fs::rename(seal, sandbox.path("seal"));
    fs::create_symlink(sandbox.path("seal"), seal);
  }
  SECTION("endless") {
    fs::resize_file(seal, std::uintmax_t{1} << 40);
  }
  sandbox.check_is_refused();
  sandbox.check_is_healed();
}

TEST_CASE("a table that is missing, cut, or one too many is noticed by every command", "[foreign]") {
  const Attacked sandbox;
  const std::string table = GENERATE("shard-0/postlist", "shard-0/position", "shard-0/docdata",
                                     "shard-0/termlist", "lexicon/postlist", "lexicon/docdata");
  const std::string path = sandbox.generation() + "/" + table + ".glass";
  SECTION("missing") {
    CHECK(fs::remove(path));
  }
  SECTION("cut") {
    fs::resize_file(path, fs::file_size(path) / 2);
  }
  SECTION("empty") {
    fs::resize_file(path, 0);
  }
  if (fs::exists(path) && fs::file_size(path) == 0) return;  // it was: a table without entries
  sandbox.check_is_refused();
  sandbox.check_is_healed();
}

TEST_CASE("an index of an earlier version says so, and is rebuilt with its folders", "[foreign]") {
  const Attacked sandbox;
  const bool is_oldest = GENERATE(true, false);
  std::ofstream(sandbox.generation() + "/seal")
      << (is_oldest ? "12345678901234567890\n" : "fihris seal 1\n0123456789abcdef\n");
  fs::remove(sandbox.path("index/fihris-index"));
  for (const char* command : {"search everywhere", "status", "index", "index news", "index --verify"}) {
    const auto result = sandbox.run("fihris " + std::string(command));
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("earlier version") && Contains("fihris index --rebuild"));
  }
  CHECK(run_index(sandbox, "--rebuild")["added"] == 3);
  CHECK(fs::exists(sandbox.path("index/fihris-index")));
  CHECK(find_contents(sandbox, "everywhere").size() == 3);
}

TEST_CASE("a folder of somebody else is not taken for an index, even to rebuild one", "[foreign]") {
  const Attacked sandbox;
  sandbox.write("home/segments/photo", "mine");
  sandbox.write("home/generation-5/photo", "mine");
  for (const char* command : {"index --index home news", "index --index home --rebuild news",
                              "index --index home --dry-run news"}) {
    const auto result = sandbox.run("fihris " + std::string(command));
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("holds something else"));
  }
  CHECK(sandbox.read("home/segments/photo") == "mine");
  CHECK(sandbox.read("home/generation-5/photo") == "mine");
  CHECK_FALSE(fs::exists(sandbox.path("home/lock")));
}
