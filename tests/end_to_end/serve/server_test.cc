#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/serve/served.h"
#include "tests/end_to_end/serve/served_articles.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("thirty connections that are idle or half sent hold up nobody", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  std::vector<FileDescriptor> held;
  for (int i = 0; i < 30; ++i) {
    held.push_back(connect_to(served.port));
    if (i % 2 == 0) continue;
    const std::string half =
        "POST /search HTTP/1.1\r\nContent-Length: 100\r\n" + std::string(i % 3 == 0 ? "\r\nhalf" : "");
    REQUIRE(write(held.back().value(), half.data(), half.size()) == static_cast<ssize_t>(half.size()));
  }
  CHECK(served.get("/api/search?q=river").status == 200);
  // More than are taken at once: the oldest idle ones make room.
  for (int i = 0; i < 300; ++i) held.push_back(connect_to(served.port));
  CHECK(served.get("/api/search?q=river").status == 200);
}

TEST_CASE("pages follow the index while it is updated, and none fails", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  std::vector<int> failures(8);
  {
    std::atomic<bool> stop = false;
    std::vector<std::jthread> clients;
    for (std::size_t i = 0; i < failures.size(); ++i) {
      clients.emplace_back([&, i] {
        for (int n = 0; n < 500 && !stop; ++n) {
          const WebAnswer answer = served.get("/api/search?q=common");
          if (answer.status != 200 || answer.body.find("\"total\":25,") == std::string::npos) ++failures[i];
        }
      });
    }
    for (int i = 0; i < 4; ++i) {
      sandbox.write("news/new.txt", "New\n\nversion" + std::to_string(i) + "\n");
      run_index(sandbox);
      CHECK(ParsedJson::parse(served.get("/api/search?q=version" + std::to_string(i)).body)["total"] == 1);
    }
    stop = true;
  }
  for (const int count : failures) CHECK(count == 0);
}

TEST_CASE("a second server on the same port says that it is taken", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  Served served(sandbox);
  const std::string port = std::to_string(served.port);
  const auto second = sandbox.run("fihris serve --port " + port);
  CHECK(second.exit == 2);
  CHECK_THAT(second.err, Contains(port) && Contains("another program listens there") && Contains("--port"));
  CHECK(served.get("/").status == 200);
  served.program().send(SIGTERM);
  CHECK(served.program().wait().exit == 0);
  const Served again(sandbox, {"--port", port});
  CHECK(again.port == served.port);
}

TEST_CASE("a signal ends the server with connections open", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  for (const int signal : {SIGINT, SIGTERM}) {
    Served served(sandbox);
    const FileDescriptor idle = connect_to(served.port);
    REQUIRE(served.get("/").status == 200);
    served.program().send(signal);
    CHECK(served.program().wait().exit == 0);
  }
}

TEST_CASE("serving needs an index that can be used", "[serve]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris serve --port 0");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("there is no index"));
  CHECK(result.out.empty());
}

TEST_CASE("a server that others can reach needs a token that is kept in a file", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const auto open = sandbox.run("fihris serve --port 0 --listen 0.0.0.0");
  CHECK(open.exit == 2);
  CHECK_THAT(open.err, Contains("--token-file"));
  CHECK_THAT(sandbox.run("fihris serve --port 0 --listen nowhere.test --token-file x").err, Contains("x"));

  const std::string token(40, 'a');
  sandbox.write("token", token + "\n");
  std::filesystem::permissions(sandbox.path("token"), std::filesystem::perms(0644));
  CHECK_THAT(sandbox.run("fihris serve --port 0 --token-file token").err, Contains("others can read it"));
  std::filesystem::permissions(sandbox.path("token"), std::filesystem::perms(0600));
  const Served served(sandbox, {"--token-file", "token", "--name", "articles.example"});
  const std::string key = "Authorization: Bearer " + token + "\r\n\r\n";
  CHECK(ask(served.port, "GET / HTTP/1.1\r\nHost: articles.example\r\n" + key).status == 200);
  CHECK(ask(served.port, "GET / HTTP/1.1\r\nHost: other.example\r\n" + key).status == 403);
  sandbox.write("token", "short\n");
  CHECK_THAT(sandbox.run("fihris serve --port 0 --token-file token").err, Contains("holds no token"));
}

TEST_CASE("--watch brings the index up to date beside the pages, and ends with them", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  for (const int signal : {SIGINT, SIGTERM}) {
    Served served(sandbox, {"--watch"});
    const std::string word = "fresh" + std::to_string(signal);
    const auto found = [&] {
      return ParsedJson::parse(served.get("/api/search?q=" + word).body)["total"].get<int>();
    };
    CHECK(found() == 0);
    sandbox.write("news/" + word + ".txt", word);
    CHECK(eventually([&] { return found() == 1; }));
    std::filesystem::remove(sandbox.path("news/" + word + ".txt"));
    CHECK(eventually([&] { return found() == 0; }));
    served.program().send(signal);
    CHECK(served.program().wait().exit == 0);
  }
}

TEST_CASE("--watch does not keep a server that cannot begin", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const auto second = sandbox.run("fihris serve --watch --port " + std::to_string(served.port));
  CHECK(second.exit == 2);
  CHECK_THAT(second.err, Contains("another program listens there"));
}
