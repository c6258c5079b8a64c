#include "web/http/guard.h"

#include <map>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Headers = std::map<std::string, std::string>;

constexpr int port = 7171;
const std::string token = "0123456789abcdef0123456789abcdef";
const std::string page_token = "fedcba9876543210fedcba9876543210";

Guard guard() {
  return Guard({token, page_token}, port);
}

HttpRequest request(const std::string& method, const std::string& path, const Headers& headers) {
  HttpRequest asked;
  asked.method = method;
  asked.path = path;
  for (const auto& [name, value] : headers) asked.headers.emplace(name, value);
  return asked;
}

/// A request that is answered, with some headers changed; an empty one is left out.
HttpRequest visit(const Headers& changed, const std::string& method = "GET") {
  Headers headers{{"host", "127.0.0.1:7171"}, {"cookie", "fihris-7171=" + token}};
  for (const auto& [name, value] : changed) headers[name] = value;
  std::erase_if(headers, [](const auto& header) { return header.second.empty(); });
  return request(method, "/search", headers);
}

int status(const HttpRequest& asked) {
  return guard().check(asked).status;
}

}  // namespace

TEST_CASE("only the names of loopback are answered, on any port", "[web]") {
  for (const char* host : {"127.0.0.1", "127.0.0.1:7171", "localhost", "localhost:80", "LOCALHOST:7171",
                           "[::1]", "[::1]:7171"}) {
    INFO(host);
    CHECK(status(visit({{"host", host}})) == 0);
  }
  for (const char* host : {"127.0.0.1.evil.test",
                           "evil.test",
                           "localhost.evil.test:7171",
                           "evil.test:7171",
                           "127.0.0.2",
                           "0.0.0.0",
                           "localhost.",
                           "127.1",
                           "2130706433",
                           "0x7f000001",
                           "[::ffff:127.0.0.1]",
                           "::1",
                           "[::1].evil.test",
                           "user@localhost",
                           "localhost@evil.test",
                           "localhost:",
                           "localhost:7171:7171",
                           "localhost:80x",
                           "localhost:999999",
                           "localhost/",
                           "127.0.0.1,evil.test",
                           " ",
                           "localhost evil.test",
                           "127.0.0.1#evil.test"}) {
    INFO(host);
    CHECK(status(visit({{"host", host}})) == 403);
  }
  CHECK(status(visit({{"host", ""}})) == 403);
  HttpRequest two = visit({});
  two.headers.emplace("host", "127.0.0.1");
  CHECK(status(two) == 403);
}

TEST_CASE("a further name is answered where the server was given one", "[web]") {
  const Guard named({token, page_token}, port, "articles.example");
  CHECK(named.check(visit({{"host", "Articles.example"}})).status == 0);
  CHECK(named.check(visit({{"host", "articles.example.evil.test"}})).status == 403);
}

TEST_CASE("what another site sends is refused, with the token too", "[web]") {
  for (const char* origin : {"http://evil.test", "https://127.0.0.1:8080", "http://127.0.0.1:8080",
                             "http://localhost:7171", "null", "file://", "http://127.0.0.1:7171.evil.test",
                             "chrome-extension://abc", "x", "ftp://127.0.0.1:7171"}) {
    INFO(origin);
    CHECK(status(visit({{"origin", origin}})) == 403);
  }
  CHECK(status(visit({{"origin", "http://127.0.0.1:7171"}})) == 0);
  CHECK(status(visit({{"origin", "null"}, {"sec-fetch-site", "same-origin"}})) == 0);
  CHECK(status(visit({{"sec-fetch-site", "cross-site"}})) == 403);
  CHECK(status(visit({{"sec-fetch-site", "cross-site"},
                      {"sec-fetch-mode", "navigate"},
                      {"sec-fetch-dest", "iframe"}})) == 403);
  CHECK(status(visit({{"sec-fetch-site", "cross-site"},
                      {"sec-fetch-mode", "navigate"},
                      {"sec-fetch-dest", "document"}})) == 0);
}

TEST_CASE("nothing is answered without the token", "[web]") {
  for (const std::string& cookie : std::vector<std::string>{
           "", "fihris-7171=", "fihris-7171=" + token.substr(1), "fihris-7171=" + token + "0",
           "fihris-7172=" + token, "xfihris-7171=" + token, "fihris-7171", "=" + token, token}) {
    INFO(cookie);
    CHECK(status(visit({{"cookie", cookie}})) == 403);
  }
  CHECK(status(visit({{"cookie", "a=b; fihris-7171=" + token + "; c=d"}})) == 0);
  CHECK(status(visit({{"cookie", ""}, {"authorization", "Bearer " + token}})) == 0);
  CHECK(status(visit({{"cookie", ""}, {"authorization", "Basic " + token}})) == 403);
  CHECK(status(visit({{"cookie", ""}, {"authorization", "Bearer "}})) == 403);
  HttpRequest by_link = visit({{"cookie", ""}});
  by_link.params.emplace("token", token);
  CHECK(status(by_link) == 0);
  by_link.params.emplace("token", "other");
  CHECK(status(by_link) == 403);
}

TEST_CASE(
    "the link with the token leads on to the same page without it, and leaves a cookie that pages cannot "
    "read",
    "[web]") {
  HttpRequest by_link = visit({{"cookie", ""}});
  by_link.params.emplace("token", token);
  by_link.params.emplace("q", "x y");
  REQUIRE(guard().is_entrance(by_link));
  const HttpResponse response = guard().entrance(by_link);
  CHECK(response.status == 303);
  CHECK(response.headers.find("Location")->second == "/search?q=x%20y");
  CHECK(response.headers.find("Set-Cookie")->second ==
        "fihris-7171=" + token + "; Path=/; HttpOnly; SameSite=Strict");
  CHECK(response.headers.find("Referrer-Policy")->second == "no-referrer");
}

TEST_CASE("a change wants a form of a page of this run", "[web]") {
  const Headers form{{"content-type", "application/x-www-form-urlencoded"}};
  HttpRequest change = visit(form, "POST");
  CHECK(status(change) == 403);
  change.params.emplace("page_token", token);  // that of the link is not enough
  CHECK(status(change) == 403);
  change.params.erase("page_token");
  change.params.emplace("page_token", page_token);
  CHECK(status(change) == 0);
  CHECK(status(visit({{"content-type", "text/plain"}}, "POST")) == 415);
  CHECK(status(visit({}, "POST")) == 415);
  CHECK(status(visit({{"origin", "http://evil.test"}, {"content-type", "application/x-www-form-urlencoded"}},
                     "POST")) == 403);
}

TEST_CASE("the API takes JSON alone, which no form of another site can send", "[web]") {
  HttpRequest change = visit({{"content-type", "application/json"}}, "POST");
  change.path = "/api/aliases";
  CHECK(status(change) == 403);
  change.headers.emplace("x-fihris-page", page_token);
  CHECK(status(change) == 0);
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "",
                           "text/plain; application/json", "application/jsonx"}) {
    INFO(type);
    change.headers.erase("content-type");
    change.headers.emplace("content-type", type);
    CHECK(status(change) == 415);
  }
}

TEST_CASE("methods that change things elsewhere, and ranges that repeat, are refused", "[web]") {
  for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"}) {
    INFO(method);
    CHECK(status(visit({}, method)) == 405);
  }
  CHECK(status(visit({{"range", "bytes=0-0,0-0"}})) == 416);
  CHECK(status(visit({{"range", "bytes=0-9"}})) == 0);
}

TEST_CASE("each run has secrets of its own", "[web]") {
  const Secrets one = make_secrets(), other = make_secrets();
  CHECK(one.token.size() == 32);
  CHECK(one.token != one.page_token);
  CHECK(one.token != other.token);
}
