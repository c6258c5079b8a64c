#include <algorithm>
#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::arabic;
using fihris::Library;
using fihris::ParsedJson;
using fihris::Sandbox;
using fihris::Words;

namespace {

/// Articles that speak of two people, some of both.
class People : public Sandbox {
 public:
  People() {
    for (int i = 0; i < 4; ++i) add("minister", i, "{minister spoke}");
    for (int i = 0; i < 3; ++i) add("ambassador", i, "{ambassador spoke}");
    add("both", 0, "{minister and ambassador}");
    add("surname", 0, "{surname spoke}");
    add("given", 0, "{given name spoke}");
    add("jerusalem", 0, "{in Jerusalem}");
    index();
  }

  void add(const std::string& name, int number, const std::string& text) const {
    write("news/" + name + std::to_string(number) + ".txt", arabic("\n\n" + text + ".\n"));
  }
  void index() const { REQUIRE(run("fihris index news").exit == 0); }

  /// "NAME COUNT" of each row.
  Words rows(Words command) const {
    command.insert(command.begin(), "fihris");
    command.insert(command.end(), {"--format", "json"});
    Words rows;
    for (const ParsedJson& row : ParsedJson::parse(run(command).out)) {
      rows.push_back(row["name"].get<std::string>() + ' ' + std::to_string(row["articles"].get<int>()));
    }
    return rows;
  }
  int count(const std::string& query) const {
    return std::stoi(run({"fihris", "search", "--count", query}).out);
  }
};

bool has(const Words& rows, const std::string& row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

}  // namespace

TEST_CASE("a person has the same number at any limit and in any form, that of a search for the name",
          "[mentions]") {
  const People people;
  const std::string name = arabic("{Abd al-Jalil Arslan}");
  const std::string number = std::to_string(people.count("name:\"" + name + "\""));
  const std::string row = name + ' ' + number;
  for (const char* limit : {"1", "2", "20", "1000", "4294967295", "18446744073709551615"}) {
    INFO(limit);
    CHECK(has(people.rows({"names", "--limit", limit}), row));
    CHECK_THAT(people.run({"fihris", "names", "--limit", limit}).out, Contains("  " + number + "  " + name));
    CHECK_THAT(people.run({"fihris", "names", "--format", "csv", "--limit", limit}).out,
               Contains("\r\n" + name + "," + number + ","));
    CHECK_THAT(people.run({"fihris", "names", "--format", "jsonl", "--limit", limit}).out,
               Contains("\"name\":\"" + name + "\",\"articles\":" + number));
  }
  const Words all = people.rows({"names"});
  REQUIRE(all.size() >= 2);
  CHECK(people.rows({"names", "--offset", "1"}) == Words(all.begin() + 1, all.end()));
  CHECK(people.rows({"names", "--offset", "18446744073709551615"}).empty());
}

TEST_CASE("a given name alone is no person where others have it with a surname", "[mentions]") {
  const People people;
  const Words rows = people.rows({"names"});
  CHECK(std::none_of(rows.begin(), rows.end(),
                     [](const std::string& row) { return row.starts_with(arabic("{Nizar} ") + "1"); }));
}

TEST_CASE("those who share articles with a person are listed, with the best of these articles",
          "[mentions]") {
  const People people;
  const auto result = people.run({"fihris", "names", "--with", arabic("{Abd al-Jalil Arslan}")});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out,
             Contains(arabic("      1  {Nizar bin Haytham al-Rifai}")) && Contains("news/both0.txt\n"));
  const auto places = people.run({"fihris", "places", "--with", arabic("{Abd al-Jalil Arslan}")});
  CHECK_THAT(places.out, Contains(arabic("{Beirut}")) && Contains("news/minister"));
  CHECK(people.run({"fihris", "names", "--with", "nobody"}).exit == 1);
  CHECK(people.run({"fihris", "names", "--with", "?"}).exit == 2);
}

TEST_CASE("a list for a query begins with those whom its articles speak of more than others do",
          "[mentions]") {
  const People people;
  for (int i = 0; i < 9; ++i) people.add("everywhere", i, "{minister spoke}");
  people.index();
  const std::string ambassador = arabic("{Nizar bin Haytham al-Rifai}"),
                    minister = arabic("{Abd al-Jalil Arslan}");
  const std::string query = "path:ambassador0 OR path:both0 OR path:minister0 OR path:minister1";
  const Words typical = people.rows({"names", query});
  REQUIRE(typical.size() >= 2);
  CHECK(typical.front().starts_with(ambassador));
  CHECK(people.rows({"names", "--sort", "articles", query}).front().starts_with(minister));
  CHECK_THAT(people.run({"fihris", "names", "--format", "jsonl", query}).out, Contains("\"association\":"));
}

TEST_CASE("places are listed of one country, in an order, from an offset", "[mentions]") {
  const People people;
  const Words lebanon = people.rows({"places", "--country", "LB"});
  CHECK(has(lebanon, arabic("{Beirut} 4")));
  CHECK(people.rows({"places", "--country", arabic("{Lebanon}")}) == lebanon);
  CHECK(people.rows({"places", "--country", "lb"}) == lebanon);
  CHECK(people.run("fihris places --country JP").exit == 1);
  const auto unknown = people.run("fihris places --country Nowhere");
  CHECK(unknown.exit == 2);
  CHECK_THAT(unknown.err, Contains("--country: no country is called 'Nowhere'"));
  const Words all = people.rows({"places"});
  REQUIRE(all.size() >= 3);
  CHECK(people.rows({"places", "--offset", "1", "--limit", "2"}) == Words(all.begin() + 1, all.begin() + 3));
  Words sorted = people.rows({"places", "--sort", "name"});
  CHECK(std::is_sorted(sorted.begin(), sorted.end()));
  CHECK_THAT(people.run("fihris places --format csv").out,
             Contains("id,name,latin_name,kind,country,articles,association,strongest\r\n"));
}

TEST_CASE("a place whose country is disputed is shown without one, and found under either with a word on it",
          "[mentions]") {
  const People people;
  CHECK_THAT(people.run("fihris places --format csv").out,
             Contains(arabic("281184,{Jerusalem},Jerusalem,city,,1,")));
  CHECK_THAT(people.run("fihris places --limit 100").out, Contains(arabic("{Jerusalem}  Jerusalem\n")));
  for (const char* country : {"IL", "PS"}) {
    const Words rows = people.rows({"places", "--country", country});
    CHECK(!has(rows, arabic("{Jerusalem} 1")));
  }
  const auto found = people.run({"fihris", "search", "--count", arabic("place:{Palestine}")});
  CHECK(found.out == "1\n");
  CHECK_THAT(found.err, Contains(arabic("{Jerusalem}")) && Contains("disputed"));
  CHECK_THAT(people.run({"fihris", "search", "--count", arabic("place:{Jerusalem}")}).err,
             !Contains("disputed"));
}

TEST_CASE("a title before the name of a person is no part of it", "[mentions]") {
  const People people;
  const int all = people.count(arabic("name:\"{Abd al-Jalil Arslan}\""));
  CHECK(all >= 5);
  CHECK(people.count(arabic("name:\"{the minister Abd al-Jalil Arslan}\"")) == all);
}

TEST_CASE("a person is found by the surname alone, unless others of the collection have it", "[mentions]") {
  const People people;
  const std::string query = arabic("name:\"{Abd al-Jalil Arslan}\"");
  CHECK(people.count(query) == 6);  // four, the one of both, the surname alone
  CHECK(people.count(arabic("name:\"=Abd {Abd al-Jalil Arslan}\"")) == 0);
  for (int i = 0; i < 3; ++i) people.add("cousin", i, "{cousin spoke}");
  people.index();
  CHECK(people.count(query) == 5);
}

TEST_CASE("who has written an article is its author and none of the people in it", "[mentions]") {
  const People people;
  people.write("news/written.txt", arabic("{minister spoke}\n\n{byline and text}\n{ambassador spoke}.\n"));
  people.index();
  CHECK(people.count(arabic("author:\"{byline}\"")) == 1);
  CHECK(people.run({"fihris", "search", "--count", arabic("name:\"{byline}\"")}).out == "0\n");
  for (const std::string& row : people.rows({"names", "--limit", "1000"})) {
    INFO(row);
    CHECK(row.find(arabic("{byline}")) == std::string::npos);
  }
}

TEST_CASE("the list of people falls by the number that a search for each finds, at any limit", "[mentions]") {
  const People people;
  // A surname that is mostly a name finds articles that speak of nobody.
  for (int i = 0; i < 3; ++i) people.add("house", i, "{house of the surname}");
  for (int i = 3; i < 6; ++i) people.add("ambassador", i, "{ambassador spoke}");
  people.index();
  const Words all = people.rows({"names"});
  REQUIRE(all.size() >= 2);
  CHECK(people.count(arabic("name:\"{Abd al-Jalil Arslan}\"")) >
        people.count(arabic("name:\"{Nizar bin Haytham al-Rifai}\"")));
  CHECK(all.front().starts_with(arabic("{Abd al-Jalil Arslan}")));
  for (const char* limit : {"1", "2"}) {
    INFO(limit);
    const Words some = people.rows({"names", "--limit", limit});
    CHECK(some == Words(all.begin(), all.begin() + std::stoi(limit)));
  }
}
