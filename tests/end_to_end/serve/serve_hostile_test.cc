#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/serve/served.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// A request that must be refused.
struct Hostile {
  std::string bytes;
  int status;
};

std::vector<Hostile> traversals(const Served& served) {
  std::vector<Hostile> all;
  for (const char* up : {"../", "%2e%2e/", "..%2f", "%2e%2e%2f", "%2e%2e%5c", "..%5c", "%252e%252e%252f",
                         "..%c0%af", "....//", "..;/", "%c0%ae%c0%ae/", "..%00/", "/"}) {
    for (const char* base : {"/", "/static/", "/api/", "/file/", "/article/"}) {
      std::string target = base;
      for (int i = 0; i < 8; ++i) target += up;
      all.push_back({served.head(target + "etc/passwd") + "\r\n", 404});
    }
    for (const char* page : {"/file?path=", "/article?path=", "/api/article?path="}) {
      std::string target = page;
      for (int i = 0; i < 8; ++i) target += up;
      all.push_back({served.head(target + "etc/passwd") + "\r\n", 404});
    }
  }
  return all;
}

std::vector<Hostile> foreign(const Served& served) {
  std::vector<Hostile> all;
  const std::string cookie = "Cookie: fihris-" + std::to_string(served.port) + '=' + served.token + "\r\n";
  for (const char* target :
       {"/", "/search?q=river", "/api/search?q=river", "/file?path=/etc/passwd", "/static/style.css"}) {
    const std::string line = std::string("GET ") + target + " HTTP/1.1\r\n";
    for (const char* host :
         {"evil.test", "127.0.0.1.evil.test", "localhost.evil.test", "0.0.0.0", "127.1", "[::2]", ""})
      all.push_back({line + "Host: " + host + "\r\n" + cookie + "\r\n", 403});
    all.push_back({line + cookie + "\r\n", 403});
    all.push_back({served.head(target) + "Host: evil.test\r\n\r\n", 403});
    for (const char* origin : {"http://evil.test", "null", "http://127.0.0.1:1", "file://"})
      all.push_back({served.head(target) + "Origin: " + origin + "\r\n\r\n", 403});
    all.push_back({served.head(target) + "Sec-Fetch-Site: cross-site\r\n\r\n", 403});
    for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
      all.push_back({served.head(target, method) + "\r\n", 405});
  }
  return all;
}

std::vector<Hostile> malformed(const Served& served) {
  std::vector<Hostile> all;
  const std::string head = served.head("/search?q=river");
  for (const char* bytes :
       {"%FF", "%C3%28", "%E2%82", "%ED%A0%80", "%F4%90%80%80", "%C0%AF", "%00", "a%00b", "%FE%FF"}) {
    for (const char* target :
         {"/search?q=", "/api/search?q=", "/api/names?q=", "/api/places?q=", "/api/variants?name="})
      all.push_back({served.head(std::string(target) + bytes) + "\r\n", 400});
  }
  all.push_back({served.head("/search?q=" + std::string(9000, 'a')) + "\r\n", 414});
  all.push_back({head + "X: " + std::string(40'000, 'a') + "\r\n\r\n", 431});
  std::string many = head;
  for (int i = 0; i < 500; ++i) many += "X-" + std::to_string(i) + ": a\r\n";
  all.push_back({many + "\r\n", 431});
  all.push_back({served.head("/search", "POST") + "Content-Length: 99999999\r\n\r\n", 413});
  all.push_back({served.head("/search", "POST") + "Transfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n" +
                     std::string(100'000, 'a'),
                 413});
  all.push_back({head + "Range: bytes=0-1,0-1,0-1\r\n\r\n", 416});
  for (const char* line : {"GET  / HTTP/1.1", "GET / HTTP/9.9", "GET http://evil.test/ HTTP/1.1", "GET / ",
                           "{}", "CONNECT evil.test:80 HTTP/1.1", "GET\t/ HTTP/1.1"})
    all.push_back({line + std::string("\r\nHost: 127.0.0.1\r\n\r\n"), 400});
  for (const char* header : {"nothing", ": a", "Content-Length: -1", "Content-Length: a",
                             "Content-Length: 1\r\nContent-Length: 2", " folded: a", "a\rb: c", "a b: c"})
    all.push_back({head + header + "\r\n\r\n", 400});
  return all;
}

/// Memory that the program holds, in MB.
long resident(int process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6)) / 1024;
  }
  return 0;
}

}  // namespace

TEST_CASE("two hundred hostile requests and more are refused, and nothing leaks", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/river.txt", "The river\n\nBoats go down the river.\n");
  run_index(sandbox, "news");
  Served served(sandbox);
  std::vector<Hostile> all = traversals(served);
  for (const auto& more : {foreign(served), malformed(served)})
    all.insert(all.end(), more.begin(), more.end());
  REQUIRE(all.size() >= 200);
  for (const Hostile& hostile : all) {
    const WebAnswer answer = ask(served.port, hostile.bytes);
    INFO(hostile.bytes.substr(0, 300));
    CHECK(answer.status == hostile.status);
    CHECK_THAT(answer.body, !Contains("root:") && !Contains("exception") && !Contains("std::"));
    CHECK(answer.headers.count("access-control-allow-origin") == 0);
  }
  CHECK(served.get("/api/search?q=river").status == 200);
  CHECK(served.program().is_running());
}

TEST_CASE("eighty megabytes without an end of line take no memory", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/river.txt", "The river\n\nBoats go down the river.\n");
  run_index(sandbox, "news");
  Served served(sandbox);
  REQUIRE(served.get("/api/search?q=river").status == 200);
  const long before = resident(served.program().id());
  ask(served.port, std::string(80u << 20, 'a'));
  CHECK(resident(served.program().id()) - before < 64);
  CHECK(served.get("/api/search?q=river").status == 200);
}

TEST_CASE("what was typed before is not waited for", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/river.txt", "The river\n\nBoats go down the river.\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  for (int i = 0; i < 200; ++i) {  // closed at once, as a browser does with what is no longer wanted
    const FileDescriptor abandoned = connect_to(served.port);
    const std::string request = served.head("/api/search?q=river") + "\r\n";
    REQUIRE(write(abandoned.value(), request.data(), request.size()) > 0);
  }
  CHECK(served.get("/api/search?q=river").status == 200);
}
