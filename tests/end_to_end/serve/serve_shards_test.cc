// The pages of a collection on several machines.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "tests/end_to_end/search/served_shards.h"
#include "tests/end_to_end/serve/served.h"
#include "tests/end_to_end/serve/served_forms.h"
#include "tests/support/eventually.h"
#include "tests/support/json.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string in_address(const std::string& text) {
  std::string encoded;
  for (const char byte : text) {
    char digits[4];
    std::snprintf(digits, sizeof digits, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    encoded += digits;
  }
  return encoded;
}

/// Each page, and what it shows of the collection.
struct KnownPage {
  std::string target, text;
};

std::vector<KnownPage> pages_of(const ServedShards& sandbox) {
  const std::string three = sandbox.path("south/three.txt").string();
  const std::string person = in_address(std::string(farid) + ' ' + murad);
  return {{"/search?lang=en&q=sea", ">sea</mark>"},
          {"/article?lang=en&q=sea&path=" + three, ">sea</mark>"},
          {"/names?lang=en&q=sea", farid},
          {"/places?lang=en&q=boats", cairo},
          {"/variants?lang=en&name=" + person, farid},
          {"/status?lang=en", sandbox.path("south").string()},
          {"/api/search?q=sea", "three.txt"},
          {"/api/article?q=sea&path=" + three, "ends in the sea"},
          {"/api/names?q=sea", farid},
          {"/api/places?q=boats", cairo},
          {"/api/variants?name=" + person, farid},
          {"/api/facets?q=sea", "source:south"},
          {"/api/why?q=sea&path=" + three, "\"matches\":true"},
          {"/api/complete?q=riv", "river"},
          {"/api/status", "\"articles\":4"}};
}

/// An answer, which has to come soon.
WebAnswer quick(const Served& served, const std::string& target) {
  const auto start = std::chrono::steady_clock::now();
  WebAnswer answer = served.get(target);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  INFO(target);
  CHECK(time.count() < 5);
  return answer;
}

bool is_whole(const Served& served) {
  const WebAnswer answer = quick(served, "/api/search?q=river");
  return answer.status == 200 && answer.body.find("partial") == std::string::npos;
}

}  // namespace

TEST_CASE("the pages of shards show what those of one index of all their articles show", "[serve][shards]") {
  const ServedShards sandbox;
  const Served shards(sandbox, {"--shards"}), whole(sandbox, {"--index", "whole"});
  for (const KnownPage& page : pages_of(sandbox)) {
    INFO(page.target);
    const WebAnswer answer = shards.get(page.target);
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, Contains(page.text));
    CHECK_THAT(answer.body, !Contains("partial") && !Contains("Without the shard"));
    if (page.target.starts_with("/api/") && page.target != "/api/status")
      CHECK(without_scores(answer.body) == without_scores(whole.get(page.target).body));
  }
}

TEST_CASE("a value of a facet of shards has the number of articles that it leads to", "[serve][shards]") {
  const ServedShards sandbox;
  const Served served(sandbox, {"--shards"});
  const auto counted = ParsedJson::parse(served.get("/api/facets?q=river").body);
  std::size_t rows = 0;
  for (const ParsedJson& row : counted["facets"]) {
    INFO(row);
    const std::string target = "/api/search?q=river&in=" + in_address(row["in"].get<std::string>());
    CHECK(ParsedJson::parse(served.get(target).body)["total"] == row["articles"]);
    ++rows;
  }
  CHECK(rows > 6);
}

TEST_CASE("a page without one of its shards says so, and so does each answer to a program",
          "[serve][shards]") {
  ServedShards sandbox;
  const Served served(sandbox, {"--shards"});
  CHECK(is_whole(served));
  const std::string gone = sandbox.servers[2]->address();
  SECTION("because its server is gone") {
    sandbox.servers[2].reset();
  }
  SECTION("because its server has stopped") {
    sandbox.servers[2]->send(SIGSTOP);
  }
  for (const KnownPage& page : pages_of(sandbox)) {
    INFO(page.target);
    const WebAnswer answer = quick(served, page.target);
    CHECK(answer.status == 200);
    if (page.target.starts_with("/api/")) {
      CHECK_THAT(answer.body,
                 Contains("\"partial\":true") && Contains("\"lost_shards\":[{\"name\":\"west\""));
    } else {
      CHECK_THAT(answer.body, Contains("Without the shard west: " + gone));
    }
    if (page.target != "/api/status") CHECK_THAT(answer.body, Contains(page.text));
  }
  const WebAnswer report = quick(served, "/report?q=river&lang=en");
  CHECK(report.status == 503);
  CHECK_THAT(report.body, Contains("nothing is saved without the shard west: "));
  if (!sandbox.servers[2]) sandbox.servers[2] = sandbox.serve("west");
  REQUIRE(sandbox.run("fihris shards add west " + sandbox.servers[2]->address()).exit == 0);
  sandbox.servers[2]->send(SIGCONT);
  CHECK(eventually([&] { return is_whole(served); }));
  sandbox.servers.clear();
  const WebAnswer none = quick(served, "/api/search?q=river");
  CHECK(none.status == 503);
  CHECK_THAT(none.body, Contains("\"error\""));
}

TEST_CASE("files of shards are not looked for on the machine that serves the pages", "[serve][shards]") {
  const ServedShards sandbox;
  const Served served(sandbox, {"--shards"});
  const std::string three = sandbox.path("south/three.txt").string();
  const WebAnswer file = served.get("/file?path=" + three);
  CHECK(file.status == 404);
  CHECK_THAT(file.body, Contains("lies on the machine of its shard"));
  CHECK_THAT(served.get("/article?lang=en&path=" + three).body, !Contains("/file?path="));
}

TEST_CASE("a list of queries over shards is counted whole, or not saved", "[serve][shards]") {
  ServedShards sandbox;
  const Served served(sandbox, {"--shards"});
  const auto count = [&](const std::string& as) {
    return post(served, "/lists",
                {{"page_token", page_token(served)}, {"lang", "en"}, {"as", as}, {"queries", "river\nsea"}});
  };
  const WebAnswer table = count("csv");
  CHECK(table.status == 200);
  CHECK_THAT(table.body, Contains(",river,found,3"));
  sandbox.servers[2].reset();
  CHECK(count("csv").status == 503);
  const WebAnswer page = count("table");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("Without the shard west"));
}

TEST_CASE("what cannot be served of shards is said before anything is served", "[serve][shards]") {
  ServedShards sandbox;
  for (const char* options : {"--index whole", "--watch"}) {
    INFO(options);
    const ProgramResult refused = sandbox.run(std::string("fihris serve --port 0 --shards ") + options);
    CHECK(refused.exit == 2);
    CHECK_THAT(refused.err, Contains("--shards"));
  }
  sandbox.servers.clear();
  const ProgramResult none = sandbox.run("fihris serve --port 0 --shards");
  CHECK(none.exit == 2);
  CHECK_THAT(none.err, Contains("no shard can be asked"));
}
