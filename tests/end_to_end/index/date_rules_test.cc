#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::ParsedJson;
using fihris::run_index;
using fihris::Sandbox;

namespace {

/// The day that a search shows of the one article with `word`.
std::string day_of(const Sandbox& sandbox, const std::string& word) {
  const auto result = sandbox.run("fihris search --format jsonl --snippets 0 " + word);
  INFO(result.err);
  REQUIRE(result.exit == 0);
  return ParsedJson::parse(result.out)["date"].get<std::string>().substr(0, 10);
}

}  // namespace

TEST_CASE("rules in the configuration tell the days of one's own folders", "[index][config][dates]") {
  Sandbox sandbox;
  sandbox.write("news/05.07.2015/pier.txt", "The pier\n\nAn olive tree\n");
  sandbox.write("news/lamp.txt", "The lamp\n\nPosted on: 6 July 2015\n\nA cedar tree\n");
  sandbox.write("news/2014-01-01.jsonl",
                "{\"title\": \"One\", \"text\": \"a palm\", \"date\": \"2013-01-01\"}\n");
  sandbox.write(".config/fihris/config.toml",
                "[index]\ndate = [\"path:%d.%m.%Y\", \"Posted on:\", \"path:%Y-%m-%d\"]\n");
  run_index(sandbox, "news");
  CHECK(day_of(sandbox, "olive") == "2015-07-05");
  CHECK(day_of(sandbox, "cedar") == "2015-07-06");
  CHECK(day_of(sandbox, "palm") == "2014-01-01");
  CHECK_THAT(sandbox.run("fihris status --files --format csv").out, Contains("2015-07-05,rule"));
  CHECK_THAT(sandbox.run("fihris config").out, Contains("date = [\"path:%d.%m.%Y\", \"Posted on:\""));
  CHECK(sandbox.run("fihris search date:2015-07-05").exit == 0);
}

TEST_CASE("a rule is kept, and when it changes what it is for is read again", "[index][dates]") {
  Sandbox sandbox;
  sandbox.write("news/05.07.2015/pier.txt", "The pier\n\nAn olive tree\n");
  sandbox.write("other/05.07.2016/lamp.txt", "The lamp\n\nA cedar tree\n");
  run_index(sandbox, "news other");
  CHECK(run_index(sandbox, "news --date path:%d.%m.%Y")["replaced"] == 1);
  CHECK(day_of(sandbox, "olive") == "2015-07-05");
  CHECK(day_of(sandbox, "cedar") != "2016-07-05");
  CHECK(run_index(sandbox, "news --date path:%d.%m.%Y")["unchanged"] == 2);
  CHECK(run_index(sandbox)["unchanged"] == 2);

  // Another place, another day.
  std::filesystem::create_directories(sandbox.path("news/07.07.2015"));
  std::filesystem::rename(sandbox.path("news/05.07.2015/pier.txt"), sandbox.path("news/07.07.2015/pier.txt"));
  run_index(sandbox);
  CHECK(day_of(sandbox, "olive") == "2015-07-07");

  CHECK(sandbox.run("fihris index --rebuild").exit == 0);
  CHECK(day_of(sandbox, "olive") == "2015-07-07");
  CHECK(run_index(sandbox, "news --date auto")["replaced"] == 1);
  CHECK(day_of(sandbox, "olive") != "2015-07-07");
}

TEST_CASE("a rule that is none ends the run with what is one", "[index][dates]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "An olive\n");
  const auto result = sandbox.run("fihris index news --date yesterday");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("no rule for days: yesterday") && Contains("path:%Y/%m/%d"));
}
