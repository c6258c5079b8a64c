// A collection on several machines: fihris shards, and search --shards, over servers of Xapian's.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "tests/end_to_end/search/served_shards.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// Says `greeting` to each that connects, and nothing more.
class FalseServer {
 public:
  explicit FalseServer(std::string greeting) : greeting_(std::move(greeting)), port(free_port()) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(port));
    REQUIRE(bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(socket_, 8) == 0);
    thread_ = std::thread([this] {
      for (int client; (client = accept(socket_, nullptr, nullptr)) >= 0;) {
        clients_.push_back(client);
        send(client, greeting_.data(), greeting_.size(), MSG_NOSIGNAL);
      }
    });
  }
  ~FalseServer() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
    for (const int client : clients_) close(client);
  }
  FalseServer(const FalseServer&) = delete;
  FalseServer& operator=(const FalseServer&) = delete;

  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port); }

 private:
  std::string greeting_;
  int socket_ = -1;
  std::vector<int> clients_;
  std::thread thread_;

 public:
  const int port;
};

/// As the kernel lists a socket that listens.
std::string listening_at(const std::string& address, int port) {
  char text[8];
  std::snprintf(text, sizeof text, ":%04X", static_cast<unsigned>(port));
  return address + text + " 00000000:0000 0A";
}

}  // namespace

TEST_CASE("a search of shards answers as one index of all their articles", "[shards]") {
  const ServedShards sandbox;
  for (const char* query :
       {"river", "river boats", "the sea", "boat*", "title:river", "nothing", "-river boats"}) {
    for (const char* options : {"", "--format jsonl ", "--count ", "-l ", "--sort path "}) {
      INFO(options << query);
      const ProgramResult one = sandbox.run(std::string("fihris -q --index whole search ") + options + query);
      const ProgramResult all = sandbox.run(std::string("fihris -q search --shards ") + options + query);
      CHECK(without_scores(all.out) == without_scores(one.out));
      CHECK(all.err == one.err);
      CHECK(all.exit == one.exit);
    }
  }
}

TEST_CASE("without one of its shards an answer says so, on stderr, in JSON and by its status", "[shards]") {
  ServedShards sandbox;
  const std::string gone = sandbox.servers[1]->address();
  sandbox.servers[1].reset();
  for (const char* options : {"--format jsonl river", "--count river"}) {
    const auto [time, result] = sandbox.timed(options);
    CHECK(result.exit == 3);
    CHECK_THAT(result.err,
               Contains("fihris: without the shard south: " + gone + ": ") && Contains("Connection refused"));
    CHECK(time < 5);
    CHECK((result.out == "2\n" || (result.out.find("three.txt") == std::string::npos &&
                                   result.out.find("\"partial\":true") != std::string::npos)));
  }
  sandbox.servers.clear();
  const ProgramResult none = sandbox.run("fihris search --shards river");
  CHECK(none.exit == 2);
  CHECK_THAT(none.err, Contains("no shard can be asked") && Contains("fihris shards check"));
  CHECK(none.out.empty());
}

TEST_CASE("a shard that is dead, stopped or none at all is replaced by its copy at once", "[shards]") {
  ServedShards sandbox;
  const std::unique_ptr<ShardServer> copy = sandbox.serve("south");
  const std::string whole = sandbox.run("fihris -q --index whole search --format jsonl river").out;
  const FalseServer silent(""), other_version(std::string("\0\x03\x01\x01x", 5)),
      no_server("HTTP/1.1 400 Bad Request\r\n\r\n");
  sandbox.servers[1]->send(SIGSTOP);
  for (const std::string& first :
       {"tcp://127.0.0.1:" + std::to_string(free_port()), sandbox.servers[1]->address(), silent.address(),
        other_version.address(), no_server.address()}) {
    INFO(first);
    REQUIRE(sandbox.run("fihris shards add south " + first + ' ' + copy->address()).exit == 0);
    const auto [time, result] = sandbox.timed("-q --format jsonl river");
    CHECK(result.exit == 0);
    CHECK(result.err.empty());
    CHECK(without_scores(result.out) == without_scores(whole));
    CHECK(time < 5);
    REQUIRE(sandbox.run("fihris shards add south " + first).exit == 0);
    const auto [time_without, without] = sandbox.timed("-q river");
    CHECK(without.exit == 3);
    CHECK_THAT(without.err, Contains("without the shard south: " + first));
    CHECK(time_without < 5);
    if (first == other_version.address()) CHECK_THAT(without.err, Contains("upgrade the servers first"));
    const ProgramResult check = sandbox.run("fihris shards check");
    CHECK_THAT(check.out + check.err, !Contains("run: fihris shards check"));
    CHECK(check.exit == 1);
    CHECK_THAT(check.out, Contains("north\t" + sandbox.servers[0]->address() + "\t2 articles"));
  }
  sandbox.servers[1]->send(SIGCONT);
}

TEST_CASE("servers show what is new, and the front says that it has not gathered that", "[shards]") {
  ServedShards sandbox;
  const std::string port = std::to_string(free_port());
  RunningProgram server =
      sandbox.start({"fihris", "--index", "index-south", "shards", "serve", "--port", port});
  REQUIRE(eventually([&] { return listens(std::stoi(port)) || !server.is_running(); }));
  sandbox.servers[1].reset();
  REQUIRE(sandbox.run("fihris shards add south tcp://127.0.0.1:" + port).exit == 0);
  CHECK(sandbox.run("fihris shards check").exit == 0);
  // Two articles that each update gives the same number.
  const auto write_edition = [&](int number) {
    for (const char* file : {"south/five.txt", "south/six.txt"})
      sandbox.write(file, "The port\n\nAnchors at the river, edition " + std::to_string(number) + ".\n");
    REQUIRE(sandbox.run("fihris index --index index-south south").exit == 0);
  };
  std::atomic<bool> stop = false;
  unsigned asked = 0;
  std::thread load([&] {
    const std::regex edition("edition ([0-9]+)");
    for (; !stop; ++asked) {
      const ProgramResult counted = sandbox.run("fihris -q search --shards --count river");
      CHECK((counted.out == "3\n" || counted.out == "5\n"));
      const ProgramResult found = sandbox.run("fihris -q search --shards --no-group --format jsonl river");
      CHECK(found.exit == 0);
      CHECK(found.err.empty());
      std::set<std::string> editions;
      for (std::sregex_iterator at(found.out.begin(), found.out.end(), edition), end; at != end; ++at)
        editions.insert((*at)[1]);
      CHECK(editions.size() <= 1);
      for (const char* command : {"names river", "sources river", "timeline"}) {
        const ProgramResult listed = sandbox.run(std::string("fihris -q ") + command + " --shards");
        INFO(command << ": " << listed.err);
        CHECK(listed.exit == 0);
        CHECK(listed.err.empty());
      }
    }
  });
  for (int number = 0; number < 8; ++number) write_edition(number);
  stop = true;
  load.join();
  CHECK(asked > 0);
  const ProgramResult before = sandbox.run("fihris search --shards --count anchors");
  CHECK(before.out == "0\n");
  CHECK_THAT(before.err, Contains("south has changed since it was gathered; run: fihris shards gather"));
  CHECK(sandbox.run("fihris shards check").exit == 1);
  REQUIRE(sandbox.run("fihris shards gather").exit == 0);
  CHECK(sandbox.run("fihris search --shards --count anchors").out == "2\n");
  CHECK(sandbox.run("fihris shards check").exit == 0);
}

TEST_CASE("a shard finds no removed article: it is left out until its tables have none", "[shards]") {
  ServedShards sandbox;
  for (int i = 0; i < 60; ++i)
    sandbox.write("east/a" + std::to_string(i) + ".txt",
                  "Goats\n\nGoats number " + std::to_string(i) + " eat.\n");
  REQUIRE(sandbox.run("fihris index --index index-east east").exit == 0);
  const auto server = sandbox.serve("east");
  REQUIRE(sandbox.run("fihris shards add east " + server->address()).exit == 0);
  REQUIRE(sandbox.run("fihris shards gather").exit == 0);
  CHECK(sandbox.run("fihris -q search --shards --count goats").out == "61\n");

  const auto remove_one = [&](const std::string& name) {
    std::filesystem::remove(sandbox.path("east/" + name));
    REQUIRE(sandbox.run("fihris index --index index-east").exit == 0);
  };
  remove_one("a7.txt");
  const ProgramResult found = sandbox.run("fihris search --shards --count goats");
  CHECK(found.out == "1\n");
  CHECK(found.exit == 3);
  CHECK_THAT(found.err,
             Contains("without the shard east: " + server->address() + ": its tables have removed") &&
                 Contains("fihris shards serve"));
  const ProgramResult gathered = sandbox.run("fihris shards gather");
  CHECK(gathered.exit == 2);
  CHECK_THAT(gathered.err, Contains("east cannot be gathered") && Contains("removed articles"));

  const ProgramResult served = sandbox.run("fihris --index index-east shards serve");
  CHECK(served.exit == 2);
  CHECK_THAT(served.err, Contains("its tables have removed articles") && Contains("run: fihris index"));
  REQUIRE(sandbox.run("fihris index --index index-east").exit == 0);
  CHECK(sandbox.run("fihris search --shards --count goats").out == "60\n");
  remove_one("a8.txt");
  CHECK(sandbox.run("fihris search --shards --count goats").out == "59\n");
  const std::string same = sandbox.run("fihris index --index index-east --format json").out;
  CHECK_THAT(same, Contains("\"changed\":false"));
}

TEST_CASE("shards with an article in common are refused, and so is a gathering that lacks one", "[shards]") {
  ServedShards sandbox;
  REQUIRE(sandbox.run("fihris index --index index-south north").exit == 0);
  const ProgramResult twice = sandbox.run("fihris shards gather");
  CHECK(twice.exit == 2);
  CHECK_THAT(twice.err, Contains("north and south both have") && Contains("one.txt") && Contains("--drop"));
  // It is found twice meanwhile, and who looks is told.
  CHECK(sandbox.run("fihris -q search --shards --count goats").out == "2\n");
  const ProgramResult check = sandbox.run("fihris shards check");
  CHECK(check.exit == 1);
  CHECK_THAT(check.err, Contains("north and south both have") && Contains("one.txt"));
  CHECK_THAT(check.err, Contains("south has changed since it was gathered"));
  sandbox.servers[2].reset();
  const ProgramResult without = sandbox.run("fihris shards gather");
  CHECK(without.exit == 2);
  CHECK_THAT(without.err, Contains("west cannot be gathered"));
  // What was gathered before is used yet.
  CHECK(sandbox.run("fihris -q search --shards --count sea").exit == 3);
}

TEST_CASE("the list of shards is the user's, who changes it by hand or by command", "[shards]") {
  const Sandbox sandbox;
  CHECK(sandbox.run("fihris shards").exit == 1);
  CHECK(sandbox.run("fihris search --shards river").exit == 2);
  sandbox.write(".config/fihris/shards.toml",
                "# mine\n[north]\naddress = \"tcp://127.0.0.1:1\"\n# the other\n[\"south 2\"]\naddress = "
                "[\"tcp://[::1]:2\", \"tcp://localhost:3\"]\n");
  CHECK(sandbox.run("fihris shards").out ==
        "north\ttcp://127.0.0.1:1\nsouth 2\ttcp://[::1]:2\nsouth 2\ttcp://localhost:3\n");
  REQUIRE(sandbox.run("fihris shards remove north").exit == 0);
  CHECK(sandbox.read(".config/fihris/shards.toml").starts_with("# mine\n# the other\n[\"south 2\"]\n"));
  REQUIRE(sandbox.run("fihris shards add west tcp://127.0.0.1:4").exit == 0);
  REQUIRE(sandbox.run("fihris shards add west tcp://127.0.0.1:5").exit == 0);
  CHECK_THAT(sandbox.run("fihris shards").out, Contains("west\ttcp://127.0.0.1:5\n") && !Contains(":4"));
  const ProgramResult plain = sandbox.run("fihris shards add far tcp://192.0.2.7:7001");
  CHECK(plain.exit == 2);
  CHECK_THAT(plain.err,
             Contains("another machine") && Contains("ssh or WireGuard") && Contains("insecure = true"));
  CHECK(sandbox.run("fihris shards add far tcp://192.0.2.7:7001 --insecure").exit == 0);
  CHECK_THAT(sandbox.run("fihris shards").out, Contains("far\ttcp://192.0.2.7:7001\tinsecure\n"));
  CHECK(sandbox.run("fihris shards remove nobody").exit == 2);
  for (const char* address : {"127.0.0.1:1", "tcp://", "tcp://h:0", "tcp://h:65536", "tcp://h:1x",
                              "tcp://h h:1", "tcp://-oProxyCommand=x", "ssh://-h/x"}) {
    INFO(address);
    const ProgramResult result = sandbox.run({"fihris", "shards", "add", "x", address});
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("tcp://HOST:PORT"));
  }
  for (const char* file : {"[north]\naddress = 7\n", "north = 1\n", "[north]\n", "[north]\naddres = \"x\"\n",
                           "[", "[north]\naddress = \"x\"\n"}) {
    INFO(file);
    sandbox.write(".config/fihris/shards.toml", file);
    const ProgramResult result = sandbox.run("fihris shards");
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("shards.toml:"));
    CHECK(sandbox.run("fihris shards add far tcp://127.0.0.1:1").exit == (std::string(file) == "[" ? 2 : 0));
  }
}

TEST_CASE("what was gathered is no index, and a front of other shards is not believed", "[shards]") {
  const ServedShards sandbox;
  const std::string folder = sandbox.path(".local/share/fihris/gathered").string();
  const ProgramResult as_index = sandbox.run("fihris search --index " + folder + " river");
  CHECK(as_index.exit == 2);
  CHECK_THAT(as_index.err, Contains("--shards"));
  CHECK(sandbox.run("fihris search --shards --index whole river").exit == 2);
  REQUIRE(sandbox.run("fihris shards add more " + sandbox.servers[0]->address()).exit == 0);
  const ProgramResult more = sandbox.run("fihris search --shards river");
  CHECK(more.exit == 2);
  CHECK_THAT(more.err, Contains("more was not gathered") && Contains("fihris shards gather"));
  REQUIRE(sandbox.run("fihris shards remove more").exit == 0);
  REQUIRE(sandbox.run("fihris shards remove west").exit == 0);
  CHECK_THAT(sandbox.run("fihris search --shards river").err,
             Contains("west was gathered and is none of them"));
}

TEST_CASE("fihris shards serve serves an index on this machine alone", "[shards]") {
  const ServedShards sandbox;
  const int port = free_port();
  RunningProgram server =
      sandbox.start({"fihris", "--index", "index-north", "shards", "serve", "--port", std::to_string(port)});
  REQUIRE(eventually([&] { return listens(port) || !server.is_running(); }));
  REQUIRE(sandbox.run("fihris shards add north tcp://127.0.0.1:" + std::to_string(port)).exit == 0);
  CHECK(sandbox.run("fihris -q search --shards --count river").out == "3\n");
  const ProgramResult taken =
      sandbox.run("fihris --index index-south shards serve --port " + std::to_string(port));
  CHECK(taken.exit == 2);
  CHECK_THAT(taken.err, Contains("127.0.0.1, port " + std::to_string(port) + ": cannot be listened to: "));
  CHECK_THAT(sandbox.read("/proc/net/tcp"), Contains(listening_at("0100007F", port)));
  for (const char* everywhere : {"/proc/net/tcp", "/proc/net/tcp6"})
    CHECK_THAT(sandbox.read(everywhere), !Contains(listening_at("00000000", port)));
  CHECK_THROWS_AS(Xapian::Remote::open_writable("127.0.0.1", static_cast<unsigned>(port)), Xapian::Error);
  server.send(SIGTERM);
  server.wait();
  const ProgramResult none = sandbox.run("fihris --index nothing shards serve");
  CHECK(none.exit == 2);
  CHECK_THAT(none.err, Contains("there is no index"));
  for (const char* where : {"--port 0", "--port 7001 --interface no.such.host.invalid"}) {
    const ProgramResult nowhere =
        sandbox.run(std::string("fihris --index index-north shards serve ") + where);
    CHECK(nowhere.exit == 2);
    CHECK_THAT(nowhere.err, Contains("--port"));
  }
}
