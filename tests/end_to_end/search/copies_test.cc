#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;

namespace {

/// A word of letters alone, for each number another one.
std::string word(int number) {
  std::string letters = "w";
  for (; number > 0; number /= 26) letters += static_cast<char>('a' + number % 26);
  return letters;
}

/// An article's text: `count` words of its own, which `seed` tells from those of others, and "harbour".
std::string text(int seed, int count = 120) {
  std::string made = "The harbour of the town";
  for (int i = 0; i < count; ++i) made += ' ' + word(seed * 1000 + i);
  return made + ".\n";
}

/// A record of JSON lines.
std::string record(const std::string& title, const std::string& date, const std::string& body) {
  return R"({"title":")" + title + R"(","date":")" + date + R"(","text":")" +
         body.substr(0, body.size() - 1) + "\"}\n";
}

/// Three papers that published one article, and another article.
void publish(const Sandbox& sandbox) {
  sandbox.write("news/b.jsonl", record("From the agency", "2015-07-22", text(1)));
  sandbox.write("news/c.jsonl", record("At sea", "2015-07-20", text(1)));
  sandbox.write("news/a.jsonl", record("The old pier", "2015-07-21", "He said: " + text(1)));
  sandbox.write("news/d.jsonl", record("Other news", "2015-07-19", text(2)));
}

std::vector<ParsedJson> hits(const Sandbox& sandbox, const std::string& arguments) {
  std::vector<ParsedJson> found;
  const std::string out = sandbox.run("fihris search --format jsonl " + arguments).out;
  for (std::size_t begin = 0, end; (end = out.find('\n', begin)) != out.npos; begin = end + 1)
    found.push_back(ParsedJson::parse(out.substr(begin, end - begin)));
  return found;
}

std::string path_in(const Sandbox& sandbox, const std::string& name) {
  return sandbox.path("news/" + name).string() + "#1";
}

}  // namespace

TEST_CASE("republished articles are one hit, the earliest, with the others behind it", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  const auto found = hits(sandbox, "harbour");
  REQUIRE(found.size() == 2);
  const ParsedJson& earliest = found[0]["title"] == "At sea" ? found[0] : found[1];
  CHECK(earliest["title"] == "At sea");
  CHECK(earliest["copies"].size() == 2);
  CHECK(found[0]["rank"] == 1);
  CHECK(found[1]["rank"] == 2);
  const auto shown = sandbox.run("fihris search harbour");
  CHECK_THAT(shown.out, Contains("At sea") && Contains("+2 copies") && Contains("Other news"));
  CHECK_THAT(shown.out, !Contains("The old pier"));
  CHECK_THAT(sandbox.run("fihris search --format csv harbour").out, Contains(",2\r\n") && Contains(",0\r\n"));
  // Who asks for so many wants them all.
  CHECK(hits(sandbox, "--limit 1000 harbour").size() == 2);
  CHECK(hits(sandbox, "--limit 1001 harbour").size() == 4);
  CHECK(hits(sandbox, "--limit 4294967295 harbour").size() == 4);
}

TEST_CASE("--no-group shows every copy, and so do lists and counts", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  CHECK(hits(sandbox, "--no-group harbour").size() == 4);
  CHECK(sandbox.run("fihris search --count harbour").out == "4\n");
  const std::string paths = sandbox.run("fihris search -l harbour").out;
  CHECK(std::count(paths.begin(), paths.end(), '\n') == 4);
}

TEST_CASE("copies: finds an article and its copies, and shows each", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  CHECK(hits(sandbox, "copies:" + path_in(sandbox, "a.jsonl")).size() == 3);
  CHECK(hits(sandbox, "copies:" + path_in(sandbox, "d.jsonl")).size() == 1);
  CHECK(hits(sandbox, "copies:news/b.jsonl#1").size() == 3);  // below the folder of the index
  CHECK(hits(sandbox, "agency copies:" + path_in(sandbox, "a.jsonl")).size() == 1);
  CHECK(hits(sandbox, "harbour NOT copies:" + path_in(sandbox, "a.jsonl")).size() == 1);
  CHECK(sandbox.run("fihris search copies:/nowhere").exit == 1);
}

TEST_CASE("of copies among what is found the earliest is shown", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  const auto found = hits(sandbox, "harbour date:2015-07-21..");
  REQUIRE(found.size() == 1);
  CHECK(found[0]["title"] == "The old pier");
  CHECK(found[0]["copies"].size() == 1);
}

TEST_CASE("copies are grouped in every order, and on no second page again", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  const auto by_day = hits(sandbox, "--sort date harbour");
  REQUIRE(by_day.size() == 2);
  CHECK(by_day[0]["title"] == "At sea");
  CHECK(by_day[1]["title"] == "Other news");
  CHECK(hits(sandbox, "--sort path harbour").size() == 2);
  const auto first = hits(sandbox, "--limit 1 harbour");
  const auto second = hits(sandbox, "--limit 1 --offset 1 harbour");
  REQUIRE(first.size() == 1);
  REQUIRE(second.size() == 1);
  CHECK(first[0]["title"] != second[0]["title"]);
  CHECK(hits(sandbox, "--limit 1 --offset 2 harbour").empty());
}

TEST_CASE("updates and removals keep copies right", "[copies]") {
  const Sandbox sandbox;
  publish(sandbox);
  run_index(sandbox, "news");
  sandbox.write("news/e.jsonl", record("Reprint", "2016-01-01", text(2)));
  sandbox.write("news/c.jsonl", record("At sea", "2015-07-20", text(3)));
  run_index(sandbox);
  CHECK(hits(sandbox, "harbour").size() == 3);
  CHECK(hits(sandbox, "copies:" + path_in(sandbox, "d.jsonl")).size() == 2);
  CHECK(hits(sandbox, "copies:" + path_in(sandbox, "a.jsonl")).size() == 2);
  std::filesystem::remove(sandbox.path("news/a.jsonl"));
  run_index(sandbox);
  CHECK(hits(sandbox, "copies:" + path_in(sandbox, "b.jsonl")).size() == 1);
  CHECK(hits(sandbox, "--no-group harbour").size() == 4);
}

TEST_CASE("an article whose day only its file tells gives way to one that tells its own", "[copies]") {
  const Sandbox sandbox;
  sandbox.write("news/plain.txt", "By mail\n\n" + text(1));
  sandbox.write("news/dated.jsonl", record("Later", "2031-01-01", text(1)));
  run_index(sandbox, "news");
  const auto found = hits(sandbox, "harbour");
  REQUIRE(found.size() == 1);
  CHECK(found[0]["title"] == "Later");
}

TEST_CASE("a title alone, short notices and daily reports with other numbers group nothing", "[copies]") {
  const Sandbox sandbox;
  sandbox.write("news/title1.txt", "The harbour today\n\n" + text(1));
  sandbox.write("news/title2.txt", "The harbour today\n\n" + text(2));
  sandbox.write("news/note1.txt", "The harbour is closed until noon because of the storm from the west");
  sandbox.write("news/note2.txt", "The harbour is closed until noon because of the storm from the east");
  sandbox.write("news/weather1.txt", text(3) + "Wind at the harbour 14 knots, water 18 degrees, tide 212");
  sandbox.write("news/weather2.txt", text(3) + "Wind at the harbour 22 knots, water 17 degrees, tide 198");
  run_index(sandbox, "news");
  CHECK(hits(sandbox, "harbour").size() == 6);
}

TEST_CASE("pages are full although copies are left out of them", "[copies]") {
  const Sandbox sandbox;
  for (int i = 0; i < 60; ++i)
    sandbox.write("news/copy" + std::to_string(i) + ".txt", "harbour harbour harbour " + text(1));
  for (int i = 0; i < 12; ++i) sandbox.write("news/own" + std::to_string(i) + ".txt", text(2 + i, 400));
  run_index(sandbox, "news");
  const auto first = hits(sandbox, "harbour");
  REQUIRE(first.size() == 10);
  CHECK(first[0]["copies"].size() == 59);
  CHECK(hits(sandbox, "--offset 10 harbour").size() == 3);
}
