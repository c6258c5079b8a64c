#include <algorithm>
#include <fstream>
#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::arabic;
using fihris::Library;
using fihris::ParsedJson;
using fihris::Words;

namespace {

/// The library and two articles that mention a person and places.
class MentionLibrary : public Library {
 public:
  MentionLibrary() {
    write("news/visit.txt", arabic("{visit: title}\n\n{visit: text}. {visit: end}.\n"));
    write("news/league.txt", arabic("{league: title}\n\n{league: text}.\n"));
    REQUIRE(run("fihris index").exit == 0);
  }
};

/// "FORM LEVEL COUNT" of each match of a hit.
Words forms(const ParsedJson& hit) {
  Words forms;
  for (const ParsedJson& match : hit["matches"]) {
    forms.push_back(match["form"].get<std::string>() + ' ' + match["level"].get<std::string>() + ' ' +
                    std::to_string(match["count"].get<int>()));
  }
  return forms;
}

}  // namespace

TEST_CASE("a person asked for is highlighted where the article speaks of one", "[mentions]") {
  const auto hits = MentionLibrary().hits({arabic("name:{Arslan}")});
  REQUIRE(hits.size() == 1);
  CHECK(Library::highlighted(hits[0]) == Words{arabic("{Arslan}"), arabic("{Arslan}")});
  CHECK(forms(hits[0]) == Words{arabic("{Arslan} exact 2")});
}

TEST_CASE("a name that nobody is known by is looked for as words, and that is said", "[mentions]") {
  const MentionLibrary library;
  library.write("news/passing.txt", arabic("{Zamzour in passing}.\n"));
  library.write("news/books.txt", arabic("{Talib Zamzour in passing}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  for (const char* name : {"name:{Zamzour}", "name:\"{Talib Zamzour}\""}) {
    const auto found = library.run({"fihris", "search", "--count", arabic(name)});
    CHECK(found.out == (std::string(name).find("Talib") == std::string::npos ? "2\n" : "1\n"));
    CHECK_THAT(found.err, Contains("nobody is known by this name; looked for as words"));
    CHECK_THAT(library.run({"fihris", "search", "--quiet", "--count", arabic(name)}).err,
               !Contains("nobody"));
  }
  CHECK_THAT(library.run({"fihris", "search", "--count", arabic("name:{Arslan}")}).err, !Contains("nobody"));
  CHECK(library.run({"fihris", "search", "--count", "--level", "exact", arabic("name:{Zamzour}")}).out ==
        "0\n");
}

TEST_CASE("a word that can be nothing but a name is the name wherever it stands, once somebody has it",
          "[mentions]") {
  const MentionLibrary library;
  library.write("news/passing.txt", arabic("{Zamzour in passing}.\n"));
  library.write("news/spoke.txt", arabic("{Zamzour spoke}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto found = library.run({"fihris", "search", "--count", arabic("name:{Zamzour}")});
  CHECK(found.out == "2\n");
  CHECK_THAT(found.err, !Contains("nobody"));
  // The surname without hamza of Arslan, a word of the dictionary or not, is somebody's.
  CHECK(library.names({arabic("name:\"{Samir Zamzour}\"")}) == Words{"spoke.txt"});
}

TEST_CASE("a whole name in the text is the person where the article has a part of it as a name",
          "[mentions]") {
  const MentionLibrary library;
  library.write("news/spoke.txt", arabic("{Zamzour spoke}.\n"));
  library.write("news/part.txt", arabic("{Samir was there}.\n"));
  library.write("news/books.txt", arabic("{Talib Zamzour in passing}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  INFO(library.run("fihris names").out);
  CHECK(library.names({arabic("name:\"{Talib Zamzour}\"")}) == Words{"books.txt", "part.txt"});
}

TEST_CASE("a word that may be a name is found and highlighted as that of whoever has it", "[mentions]") {
  const MentionLibrary library;
  library.write("news/alone.txt", arabic("{Loyal to Najih}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  library.write("news/named.txt", arabic("{Samir Najih spoke}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto hits = library.hits({arabic("name:{Najih}"), arabic("{rain, of which people spoke}")});
  REQUIRE(hits.size() == 2);
  for (const auto& hit : hits) {
    CHECK(Library::highlighted(hit) == Words{arabic("{Najih}"), arabic("{rain, of which people spoke}")});
  }
}

TEST_CASE("a person is found at the beginning and at the end of a very long text", "[mentions]") {
  const MentionLibrary library;
  for (const char* name : {"first", "last"}) {
    std::string text = arabic("{visit: title}\n\n");
    if (name == std::string("first")) text += arabic("{visit: text}.\n");
    for (int word = 0; word < 250'000; ++word) text += "word ";
    if (name == std::string("last")) text += arabic(".\n{visit: text}.\n");
    library.write("books/" + std::string(name) + ".txt", text);
  }
  REQUIRE(library.run("fihris index books").exit == 0);
  CHECK(library.run(arabic("fihris search --count name:{Arslan}")).out == "3\n");
}

TEST_CASE("a name in another writing is highlighted in a mention", "[mentions]") {
  const auto hits = MentionLibrary().hits({arabic("name:{Abd al-Jalil, joined}")});
  REQUIRE(hits.size() == 1);
  CHECK(Library::highlighted(hits[0]) == Words{arabic("{Abd al-Jalil}")});
  CHECK(forms(hits[0]) == Words{arabic("{Abd al-Jalil} name 1")});
}

TEST_CASE("name:= holds the words of a person's name to the text", "[mentions]") {
  const MentionLibrary library;
  CHECK(library.names({arabic("name:={Arslan}")}) == Words{"visit.txt"});
  CHECK(library.names({arabic("name:{Arslan without hamza}")}) == Words{"visit.txt"});
  CHECK(library.names({arabic("name:={Arslan without hamza}")}).empty());
}

TEST_CASE("a place is highlighted under the name that the article gives it, without proclitics",
          "[mentions]") {
  const MentionLibrary library;
  const auto beirut = library.hits({"place:Beirut"});
  REQUIRE(beirut.size() == 1);
  CHECK(Library::highlighted(beirut[0]) == Words{arabic("{Beirut}"), arabic("{Beirut}")});
  CHECK(forms(beirut[0]) == Words{arabic("{Beirut} name 2")});
  const auto lebanon = library.hits({arabic("place:{Lebanon}")});
  REQUIRE(lebanon.size() == 1);
  CHECK(forms(lebanon[0]) == forms(beirut[0]));
}

TEST_CASE("a place of several words is one match", "[mentions]") {
  const auto hits = MentionLibrary().hits({arabic("place:\"{United States}\"")});
  REQUIRE(hits.size() == 1);
  CHECK(Library::highlighted(hits[0]) == Words{arabic("{United States}")});
  CHECK(forms(hits[0]) == Words{arabic("{United States} exact 1")});
}

TEST_CASE(
    "a place that the gazetteer lacks is listed, found and highlighted where an article says what it is",
    "[mentions]") {
  const MentionLibrary library;
  library.write("news/rain.txt", arabic("\n\n{in the village}.\n"));
  library.write("news/return.txt", arabic("\n\n{in the village, with haa}.\n"));
  library.write("news/road.txt", arabic("\n\n{to the village}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK_THAT(library.run("fihris places").out, Contains(arabic("      3  {village, Zablona}\n")));
  CHECK_THAT(library.run("fihris places --format csv").out,
             Contains(arabic("{village, Zablona with haa},{village, Zablona},,unlisted,,3,")));
  CHECK_THAT(library.run({"fihris", "search", "--facets", "place", arabic("{village, Zablona}")}).out,
             Contains(arabic("{village, Zablona}")) && Contains("3"));
  const Words both{arabic("{village, Zablona}"), arabic("{village, Zablona}")};
  for (const char* name : {"place:{village, Zablona}", "place:{village, Zablona with haa}"}) {
    CHECK(library.names({arabic(name)}).size() == 3);
    const auto hits = library.hits({arabic(name), "path:road"});
    REQUIRE(hits.size() == 1);
    CHECK(Library::highlighted(hits[0]) == both);
  }
  CHECK_THAT(library.run({"fihris", "why", arabic("place:{village, Zablona}"), "news/league.txt"}).out,
             Contains(arabic("not found; the index has: {village, Zablona with haa}, {village, Zablona}")));
}

TEST_CASE("why shows the mentions of a place, or which places were looked for", "[mentions][why]") {
  const MentionLibrary library;
  CHECK_THAT(library.run({"fihris", "why", arabic("place:{Lebanon}"), "news/visit.txt"}).out,
             Contains(arabic("place:{Lebanon}\n   found    {Beirut} (name, 2 times)")));
  CHECK_THAT(library.run({"fihris", "why", "place:Beirut", "news/league.txt"}).out,
             Contains(arabic("place:Beirut\n   not found; the index has: {Beirut}")));
}

TEST_CASE("a query for places alone ranks by their names in the text", "[mentions]") {
  const MentionLibrary library;
  library.write("news/a-glance.txt", arabic("{visit: title}\n\n{visit: end}.\n"));
  library.write("news/often.txt", arabic("{Beirut} {Beirut} {Beirut}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  const Words found = library.names({arabic("place:{Beirut}")});
  REQUIRE(found.size() > 1);
  CHECK(found.front() == "often.txt");
  CHECK_THAT(library.run({"fihris", "why", arabic("place:{Beirut}"), "news/often.txt"}).out,
             Contains(arabic("{Beirut} in the text\n   score")));
}

TEST_CASE("variants saves the name and its forms as a line of an alias file, which a search reads",
          "[variants]") {
  const MentionLibrary library;
  CHECK(library.run({"fihris", "variants", "--save", "names.tsv", arabic("{Abd al-Jalil, joined}")}).exit ==
        0);
  std::ifstream file(library.path("names.tsv"));
  std::string line;
  std::getline(file, line);
  CHECK(line == arabic("person\t{Abd al-Jalil, joined}|{Abd al-Jalil}"));
  library.write("names.tsv", line + arabic("|{submarine}\n"));
  CHECK(library.names({arabic("{submarine}")}).empty());
  CHECK(library.names({"--aliases", "names.tsv", arabic("{submarine}")}) == Words{"visit.txt"});
}

TEST_CASE("variants reads an institution's Latin name as what it stands for, not by its sound",
          "[variants]") {
  const Library library;
  library.write("news/opec.txt", arabic("{wax}, {OPEC}"));
  REQUIRE(library.run("fihris index").exit == 0);
  const std::string out = library.run("fihris variants OPEC").out;
  CHECK_THAT(out, Contains(arabic(" {OPEC}\n")));
  CHECK_THAT(out, !Contains(arabic(" {wax}\n")));
}

TEST_CASE("variants says that there is nothing to save where the index has the one form alone",
          "[variants]") {
  const MentionLibrary library;
  const auto result = library.run({"fihris", "variants", "--save", "names.tsv", arabic("{submarine}")});
  CHECK(result.exit == 1);
  const auto one = library.run({"fihris", "variants", "--save", "names.tsv", arabic("{Arslan}")});
  CHECK(one.exit == 0);
  CHECK_THAT(one.err, Contains("names.tsv: nothing is added"));
}

TEST_CASE("variants lists forms of a name in both scripts as JSON and CSV", "[variants]") {
  const MentionLibrary library;
  library.write("news/mixed.txt",
                arabic("\n\nThe minister Abdul Jalil Arslan said, {Abd al-Jalil} {Arslan}.\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  const std::string name = arabic("{Abd al-Jalil} {Arslan}");
  const auto json = ParsedJson::parse(library.run({"fihris", "variants", "--format", "json", name}).out);
  REQUIRE(json.size() >= 2);
  Words forms;
  for (const ParsedJson& row : json) forms.push_back(row["form"].get<std::string>());
  CHECK(std::find(forms.begin(), forms.end(), name) != forms.end());
  CHECK(std::find(forms.begin(), forms.end(), "Abdul Jalil Arslan") != forms.end());
  const std::string csv = library.run({"fihris", "variants", "--format", "csv", "Abdul Jalil Arslan"}).out;
  CHECK_THAT(csv, Contains("form,articles,level,path,example\r\n"));
  CHECK_THAT(csv, Contains(name + ","));
  CHECK(library.run({"fihris", "variants", "--format", "json", "nowhere"}).out == "[]\n");
}
