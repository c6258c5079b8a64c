// Copies of an index for servers, and servers that ssh starts.
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "tests/end_to_end/search/served_shards.h"
#include "tests/support/eventually.h"

using namespace fihris;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// An index of two articles, and programs of its own before those of the system.
class Original : public Sandbox {
 public:
  Original() {
    write("north/one.txt", "The river\n\nBoats on the river.\n");
    write("north/two.txt", "The hill\n\nGoats climb a hill by the river.\n");
    REQUIRE(run("fihris index --index original north").exit == 0);
    environment["PATH"] = path("bin").string() + ":" + std::getenv("PATH");
  }

  void write_program(const std::string& name, const std::string& text) const {
    write("bin/" + name, "#!/bin/sh\n" + text);
    fs::permissions(path("bin/" + name), fs::perms::owner_all);
  }

  ProgramResult replicate(const std::string& source) const {
    return run({"fihris", "--index", "copy", "shards", "replicate", source});
  }

  /// How many articles of the copy have the word.
  std::string count(const std::string& word) const {
    return run({"fihris", "-q", "--index", "copy", "search", "--count", word}).out;
  }

  void add_article(const std::string& name) const {
    write("north/" + name, "Rain\n\nRain fell into the river.\n");
    REQUIRE(run("fihris index --index original north").exit == 0);
  }

  std::size_t generations() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(path("copy")))
      count += entry.path().filename().string().starts_with("generation-");
    return count;
  }
};

/// What ssh does with what it is told, on this machine.
constexpr const char* ssh = R"(
printf '%s\n' "$*" >> "$HOME/ssh.log"
while [ "$1" != -- ]; do shift; done
shift; shift
exec sh -c "$*"
)";

/// What rsync does: copies what is at the other machine into a folder here.
constexpr const char* rsync = R"(
printf '%s\n' "$@" > "$HOME/rsync.log"
for word; do from=$to; to=$word; done
case $from in */seal) exec cp "${from#*:}" "$to" ;; esac
find "$to" -name '*.glass' -links +1 > "$HOME/linked.log"
cp -r --remove-destination "${from#*:}." "$to"
)";

}  // namespace

TEST_CASE("a copy of an index has its whole generation, and the next one when that is copied", "[shards]") {
  const Original sandbox;
  const ProgramResult first = sandbox.replicate("original");
  CHECK(first.exit == 0);
  CHECK(first.err == "fihris: shards: copy: is a copy of original now\n");
  CHECK(sandbox.count("river") == "2\n");
  CHECK(sandbox.run("fihris --index copy index --verify").exit == 0);
  CHECK(sandbox.replicate("original").err == "fihris: shards: copy: is a copy of original already\n");
  sandbox.add_article("three.txt");
  CHECK(sandbox.count("river") == "2\n");
  CHECK(sandbox.replicate("original").exit == 0);
  CHECK(sandbox.count("river") == "3\n");
  CHECK(sandbox.generations() == 1);
  CHECK(sandbox.replicate("nothing").exit == 2);
  CHECK(sandbox.replicate("north").exit == 2);
  CHECK(sandbox.count("river") == "3\n");
  const ProgramResult foreign = sandbox.run("fihris --index north shards replicate original");
  CHECK(foreign.exit == 2);
  CHECK(!fs::exists(sandbox.path("north/current")));
}

TEST_CASE("a copy that is not whole leaves the one before", "[shards]") {
  Original sandbox;
  REQUIRE(sandbox.replicate("original").exit == 0);
  sandbox.add_article("three.txt");
  const std::string source = "host:" + sandbox.path("original").string();
  SECTION("because rsync failed") {
    sandbox.write_program("rsync", std::string(rsync) + "exit 23\n");
    const ProgramResult failed = sandbox.replicate(source);
    CHECK(failed.exit == 2);
    CHECK_THAT(failed.err, Contains("rsync has ended with 23"));
  }
  SECTION("because a file is cut") {
    sandbox.write_program("rsync", std::string(rsync) + "truncate -s 100 \"$to\"/shard-0/postlist.glass\n");
    const ProgramResult failed = sandbox.replicate(source);
    CHECK(failed.exit == 2);
    CHECK_THAT(failed.err, Contains("no whole generation"));
  }
  SECTION("because a block in the middle of a table is not what it was") {
    std::string words;
    for (int i = 0; i < 20'000; ++i) words += "word" + std::to_string(i) + ' ';
    sandbox.write("north/long.txt", words);
    REQUIRE(sandbox.run("fihris index --index original north").exit == 0);
    sandbox.write_program("rsync", std::string(rsync) +
                                       "table=$to/shard-0/postlist.glass\n[ -e \"$to/shard-1\" ] && "
                                       "table=$to/shard-1/postlist.glass\n"
                                       "dd if=/dev/zero of=\"$table\" bs=1 count=4096 conv=notrunc "
                                       "seek=$(($(stat -c %s \"$table\") / 2)) 2>/dev/null\n");
    const ProgramResult failed = sandbox.replicate(source);
    CHECK(failed.exit == 2);
    CHECK_THAT(failed.err, Contains("no whole generation"));
  }
  SECTION("because the program was killed") {
    sandbox.write_program("rsync", std::string(rsync) + "touch \"$HOME/copied\"\nexec sleep 2\n");
    RunningProgram copying = sandbox.start({"fihris", "--index", "copy", "shards", "replicate", source});
    REQUIRE(eventually([&] { return fs::exists(sandbox.path("copied")) || !copying.is_running(); }));
    copying.send(SIGKILL);
    copying.wait();
  }
  SECTION("because another program writes to it") {
    sandbox.write_program("rsync", std::string(rsync) + "touch \"$HOME/copied\"\nsleep 2\n");
    RunningProgram copying = sandbox.start({"fihris", "--index", "copy", "shards", "replicate", source});
    REQUIRE(eventually([&] { return fs::exists(sandbox.path("copied")) || !copying.is_running(); }));
    CHECK_THAT(sandbox.replicate("original").err, Contains("another program writes to it"));
    copying.send(SIGKILL);
    copying.wait();
  }
  CHECK(sandbox.count("river") == "2\n");
  sandbox.write_program("rsync", rsync);
  CHECK(sandbox.replicate(source).exit == 0);
  CHECK(sandbox.count("river") == "3\n");
  CHECK(sandbox.generations() == 1);
  // The name of a folder goes through no shell there, and none of a host is an option here.
  CHECK_THAT(sandbox.read("rsync.log"), Contains("--protect-args\n") && Contains("--link-dest=") &&
                                            Contains("\n--\n" + source + "/current/\n"));
  const ProgramResult option =
      sandbox.run({"fihris", "--index", "copy", "shards", "replicate", "--", "-oProxyCommand=x:/y"});
  CHECK(option.exit == 2);
  CHECK_THAT(option.err, Contains("does not begin with a hyphen"));
}

TEST_CASE("a copy takes the tables that it has from itself, whatever number their shard has now",
          "[shards]") {
  const Original sandbox;
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "word" + std::to_string(i * 7) + ' ';
  for (int i = 0; i < 20; ++i) sandbox.write("north/long" + std::to_string(i) + ".txt", words);
  REQUIRE(sandbox.run("fihris index --index original --rebuild north").exit == 0);
  REQUIRE(!fs::exists(sandbox.path("original/current/shard-1")));
  sandbox.write_program("rsync", rsync);
  const std::string source = "host:" + sandbox.path("original").string();
  REQUIRE(sandbox.replicate(source).exit == 0);
  sandbox.add_article("three.txt");
  REQUIRE(fs::exists(sandbox.path("original/current/shard-1")));
  REQUIRE(sandbox.replicate(source).exit == 0);
  CHECK_THAT(sandbox.read("linked.log"),
             Contains("/shard-1/postlist.glass") && Contains("/shard-1/position.glass"));
  CHECK(sandbox.count("river") == "3\n");
  CHECK(sandbox.run("fihris --index copy index --verify").exit == 0);
}

TEST_CASE("a copy that is made while the original is written is whole, of one generation or another",
          "[shards]") {
  const Original sandbox;
  REQUIRE(sandbox.replicate("original").exit == 0);
  std::atomic<bool> stop = false;
  unsigned copied = 0;
  std::thread copying([&] {
    for (; !stop; ++copied) {
      CHECK(sandbox.replicate("original").exit == 0);
      CHECK(sandbox.run("fihris --index copy index --verify").exit == 0);
    }
  });
  for (int i = 0; i < 6; ++i) sandbox.add_article("rain" + std::to_string(i) + ".txt");
  stop = true;
  copying.join();
  CHECK(copied > 0);
  REQUIRE(sandbox.replicate("original").exit == 0);
  CHECK(sandbox.count("rain") == "6\n");
}

TEST_CASE("a shard is asked over ssh, by whatever name its folder has", "[shards]") {
  Original sandbox;
  sandbox.write_program("ssh", ssh);
  const std::string folder = "a b;touch x '\"$HOME\" \xD8\xB9\xD8\xB1\xD8\xA8";
  fs::rename(sandbox.path("original"), sandbox.path(folder));
  const std::string address = "ssh://me@north.example" + sandbox.path(folder).string();
  REQUIRE(sandbox.run({"fihris", "shards", "add", "north", address}).exit == 0);
  CHECK_THAT(sandbox.run("fihris shards").out, Contains("north\tssh://me@north.example/"));
  REQUIRE(sandbox.run("fihris shards gather").exit == 0);
  const ProgramResult found = sandbox.run("fihris -q search --shards --format paths river");
  CHECK(found.exit == 0);
  CHECK_THAT(found.out, Contains("one.txt") && Contains("two.txt"));
  CHECK(!fs::exists(sandbox.path("x")));
  CHECK_THAT(sandbox.read("ssh.log"),
             Contains("-o BatchMode=yes ") && Contains(" -- me@north.example sh -c 'cd -P "));
  CHECK(sandbox.run("fihris shards check").exit == 0);
}

TEST_CASE("a machine that ssh does not reach, or that sleeps, is left out and nothing is left running",
          "[shards]") {
  Original sandbox;
  sandbox.write_program("ssh", ssh);
  const std::string address = "ssh://north.example" + sandbox.path("original").string();
  REQUIRE(sandbox.run({"fihris", "shards", "add", "north", address}).exit == 0);
  REQUIRE(sandbox.run("fihris shards gather").exit == 0);
  for (const char* fault : {"exit 255\n", "echo $$ > \"$HOME/pid\"\nexec sleep 100\n"}) {
    sandbox.write_program("ssh", fault);
    const auto start = std::chrono::steady_clock::now();
    const ProgramResult found = sandbox.run("fihris search --shards river");
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    CHECK(found.exit == 2);
    CHECK_THAT(found.err, Contains("no shard can be asked: north: " + address));
    CHECK_THAT(found.err,
               Contains("it does not answer") || Contains("see why: ssh -o BatchMode=yes north.example"));
    CHECK(time.count() < 9);
  }
  CHECK(!fs::exists("/proc/" + sandbox.read("pid").substr(0, sandbox.read("pid").find('\n'))));
}
