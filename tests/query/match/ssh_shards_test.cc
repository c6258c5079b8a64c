// Shards whose servers ssh starts, for which a program of the tests stands in.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "index/shards/ssh_server.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "tests/query/match/parted_shards.h"
#include "tests/support/catch.h"
#include "tests/support/eventually.h"
#include "tests/support/ssh_stand_in.h"

using namespace fihris;

namespace {

const std::string word = "\xD9\x81\xD9\x8A";

/// Four shards, the second of which is asked over ssh.
struct SshShards : PartedShards {
  SshShards() { ask({"first", "second"}); }

  /// Of these hosts, each of which has the index.
  void ask(const std::vector<std::string>& hosts) {
    shards[1].addresses.clear();
    for (const std::string& host : hosts)
      shards[1].addresses.push_back(parse_shard_address("ssh://" + host + indexes[1]));
  }

  /// From now on nothing of the host says anything.
  void stop_machine(const std::string& host) const {
    ssh.first(host, "exec sleep 20");
    ssh.send(host, SIGSTOP);
  }

  SshStandIn ssh{place.path("ssh")};
};

Xapian::doccount count(Searcher& searcher) {
  SearchOptions options;
  options.count_all = true;
  return searcher.search(parse_query(word).root, options).estimate;
}

std::vector<std::string> lost(const Searcher& searcher) {
  std::vector<std::string> reasons;
  for (const LostShard& shard : searcher.reader().shards->lost()) reasons.push_back(shard.why);
  return reasons;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

pid_t number_in(const std::string& file) {
  pid_t number = -1;
  std::ifstream(file) >> number;
  return number;
}

bool runs(pid_t process) {
  return kill(process, 0) == 0;
}

}  // namespace

TEST_CASE("a server behind ssh that stops is replaced by its copy soon, and one that is slow, too",
          "[shards][ssh]") {
  const SshShards parted;
  Searcher whole(parted.whole), shards(parted.open());
  REQUIRE(count(shards) == count(whole));
  REQUIRE(!parted.ssh.servers("first").empty());
  CHECK(parted.ssh.servers("second").empty());
  SECTION("as its machine does") {
    parted.stop_machine("first");
  }
  SECTION("while its machine greets") {
    parted.ssh.send("first", SIGSTOP);
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(count(shards) == count(whole));
  CHECK(seconds_since(start) < 4);
  CHECK(lost(shards).empty());
  CHECK(!parted.ssh.servers("second").empty());
}

TEST_CASE("a server behind ssh that stops and has no copy is left out soon", "[shards][ssh]") {
  SshShards parted;
  parted.ask({"first"});
  Searcher whole(parted.whole), shards(parted.open());
  REQUIRE(count(shards) == count(whole));
  parted.stop_machine("first");
  const auto start = std::chrono::steady_clock::now();
  CHECK(count(shards) < count(whole));
  CHECK(seconds_since(start) < 4);
  REQUIRE(lost(shards).size() == 1);
  CHECK_THAT(lost(shards).front(), Catch::Contains("ssh://first/") && Catch::Contains("it does not answer"));
}

TEST_CASE("a server behind an ssh that takes its time is looked after as patiently", "[shards][ssh]") {
  SshShards parted;
  parted.ask({"first"});
  parted.ssh.first("first", "sleep 0.5");
  Searcher whole(parted.whole), shards(parted.open());
  REQUIRE(count(shards) == count(whole));
  parted.ssh.send("first", SIGSTOP);
  const std::jthread going_on([stopped = parted.ssh.servers("first")] {
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    for (const pid_t process : stopped) kill(process, SIGCONT);
  });
  CHECK(count(shards) == count(whole));
  CHECK(lost(shards).empty());
}

TEST_CASE(
    "a machine that ssh does not reach soon is waited for beside its copy, and who greets first is asked",
    "[shards][ssh]") {
  SshShards parted;
  Searcher whole(parted.whole);
  SECTION("which is the copy") {
    parted.ssh.first("first", "echo $$ >> \"$folder/sleeping\"; exec sleep 20");
    const auto start = std::chrono::steady_clock::now();
    Searcher shards(parted.open());
    CHECK(count(shards) == count(whole));
    CHECK(seconds_since(start) < 4);
    const pid_t sleeping = number_in(parted.place.path("ssh/sleeping"));
    CHECK(eventually([&] { return !runs(sleeping); }));
  }
  SECTION("which is not the copy") {
    parted.ssh.first("first", "sleep 1");
    parted.ssh.first("second", "touch \"$folder/asked\"; exec sleep 20");
    Searcher shards(parted.open());
    CHECK(count(shards) == count(whole));
    CHECK(std::filesystem::exists(parted.place.path("ssh/asked")));
  }
  SECTION("and there is nobody else") {
    parted.ssh.first("first", "sleep 1");
    parted.ssh.first("second", "exit 1");
    Searcher shards(parted.open());
    CHECK(count(shards) == count(whole));
  }
}

TEST_CASE("what ssh complains of is told", "[shards][ssh]") {
  SshShards parted;
  parted.ask({"first"});
  const auto reason = [&] {
    const ShardConnections connections(parted.shards);
    REQUIRE(connections.lost().size() == 1);
    return connections.lost().front().why;
  };
  parted.ssh.first("first", "echo 'me@first: Permission denied (publickey).' >&2; exit 255");
  CHECK(reason() == "ssh://first" + parted.indexes[1] + ": me@first: Permission denied (publickey).");
  parted.ssh.first("first", "exit 255");
  CHECK_THAT(reason(), Catch::Contains("see why: ssh -o BatchMode=yes first"));
  parted.ssh.first("first", "set -- /no/such/program");
  CHECK_THAT(reason(), Catch::Contains("/no/such/program"));
}

TEST_CASE("what ssh is led to serves this program alone, and its ssh goes with it", "[shards][ssh]") {
  const TemporaryFolder place;
  const SshStandIn ssh(place.path("ssh"));
  ssh.first("first", "echo $$ > \"$folder/pid\"; echo hello; exec sleep 20");
  pid_t process = -1;
  {
    const SshServer server(parse_shard_address("ssh://first/x"));
    // Another program that connects is let go, and has read nothing.
    const pid_t other = fork();
    if (other == 0) {
      const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
      char byte = 0;
      const bool connects = connect(socket, reinterpret_cast<const sockaddr*>(&server.place().address),
                                    server.place().size) == 0;
      _exit(connects && read(socket, &byte, 1) == 0 ? 0 : 1);
    }
    int status = -1;
    REQUIRE(waitpid(other, &status, 0) == other);
    CHECK(status == 0);
    CHECK(!std::filesystem::exists(place.path("ssh/pid")));
    CHECK(await_greeting(server.here(), 4000).has_value());
    process = number_in(place.path("ssh/pid"));
    CHECK(runs(process));
  }
  CHECK(!runs(process));
}

TEST_CASE("a server behind ssh that goes to sleep is given up, and nothing waits for its ssh",
          "[shards][ssh]") {
  SshShards parted;
  parted.ask({"first"});
  // A server that is asked nothing greets and ends.
  const std::string greets = "sh -c \"$*\" </dev/null 2>/dev/null; exec sleep 20";
  ShardPatience patience;
  SECTION("though its machine greets") {
    parted.ssh.first("first", greets);
    patience.answer = 1000;
  }
  SECTION("and so does its machine") {
    parted.ssh.first("first", "[ -e \"$folder/once\" ] && exec sleep 20; touch \"$folder/once\"; " + greets);
    patience.ssh = 1000;
  }
  const auto start = std::chrono::steady_clock::now();
  {
    const ShardConnections connections(parted.shards, patience);
    REQUIRE(connections.lost().size() == 1);
    CHECK_THAT(connections.lost().front().why, Catch::Contains("it does not answer"));
    CHECK(connections.articles().get_doccount() > 0);
  }
  CHECK(seconds_since(start) < 8);
}
