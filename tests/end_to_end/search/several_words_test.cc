#include <string>

#include "analyzers/words/utf8.h"
#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using Catch::StartsWith;
using fihris::arabic;
using fihris::Library;
using fihris::Sandbox;
using fihris::to_utf32;
using fihris::to_utf8;
using fihris::Words;

TEST_CASE("words without the space between them are found by both, as a phrase and alone", "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/joined.txt", arabic("{far} {Paris}{pillow}."));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto finds = [&](const std::string& query) {
    return sandbox.run({"fihris", "search", "--all", arabic(query)}).exit == 0;
  };
  CHECK(finds("{Paris} {pillow}"));
  CHECK(finds("\"{Paris} {pillow}\""));
  CHECK_FALSE(finds("{Paris}"));
  CHECK_FALSE(finds("{pillow} {Paris}"));
  CHECK_FALSE(finds("={Paris} {pillow}"));
}

TEST_CASE("a query typed on the wrong keyboard is answered if nothing else is found, and says so",
          "[search]") {
  const Library library;
  library.write("news/market.txt", arabic("{pillow}."));
  library.write("news/latin.txt", "some words");
  REQUIRE(library.run("fihris index").exit == 0);
  // The keys of wisada on QWERTY.
  const auto found = library.search({",sh]m"});
  CHECK(found.exit == 0);
  CHECK_THAT(found.out, Contains("market.txt"));
  CHECK_THAT(found.err, Contains("keyboard") && Contains(arabic("{pillow}")));
  CHECK_THAT(library.search({"(,sh]m) source:news"}).out, Contains("market.txt"));
  CHECK(library.search({"(,sh]m) source:elsewhere"}).exit == 1);
  CHECK(library.search({"zzzz"}).exit == 1);
  CHECK_THAT(library.search({"some"}).err, !Contains("keyboard"));
}

TEST_CASE("of a query that finds little, what it would find if typed on the other keyboard is said",
          "[search]") {
  const Library library;
  library.write("news/code.txt", "the part ,sh]m of a code");
  const auto write_markets = [&](int from, int to) {
    for (int i = from; i < to; ++i)
      library.write("news/" + std::to_string(i) + ".txt", arabic("{pillow} {market}."));
  };
  write_markets(0, 19);
  REQUIRE(library.run("fihris index").exit == 0);
  const auto few = library.search({",sh]m"});
  CHECK_THAT(few.out, Contains("code.txt") && !Contains(arabic("{pillow}")));
  CHECK_THAT(few.err, !Contains("keyboard"));
  write_markets(19, 20);
  REQUIRE(library.run("fihris index").exit == 0);
  const auto found = library.search({",sh]m"});
  CHECK(found.out == few.out);
  CHECK_THAT(found.err, Contains("typed on another keyboard: " + arabic("{pillow}") + " finds 20 articles"));
  CHECK_THAT(library.run({"fihris", "-q", "search", ",sh]m"}).err, !Contains("keyboard"));
}

TEST_CASE("the words of NEAR are marked where they stand near each other", "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/near.txt", arabic("{orange} {pillow} {far} {far} {far} {far} {far} {orange}."));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto matches = [&](const std::string& query) {
    return sandbox.run({"fihris", "search", "--count-matches", arabic(query)}).out;
  };
  CHECK_THAT(matches("{orange} NEAR/2 {pillow}"), Contains("near.txt:2\n"));
  CHECK_THAT(matches("{orange} NEAR/9 {pillow}"), Contains("near.txt:3\n"));
  CHECK_THAT(matches("{orange} {pillow}"), Contains("near.txt:3\n"));
}

TEST_CASE("an article whose words a program took from their ends is found and shown as it was written",
          "[search]") {
  const auto turned = [](const std::string& name) {
    const std::u32string word = to_utf32(arabic(name));
    return to_utf8(std::u32string(word.rbegin(), word.rend()));
  };
  const Sandbox sandbox;
  sandbox.write("news/turned.txt", turned("{orange}") + ' ' + turned("{pillow}") + ".\n");
  sandbox.write("news/mixed.txt", turned("{garden}") + ' ' + arabic("{market} {olives} {letter}") + ".\n");
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto found = sandbox.run({"fihris", "search", arabic("{pillow}")});
  CHECK(found.exit == 0);
  CHECK_THAT(found.out, Contains("turned.txt") && Contains(arabic("{orange} {pillow}.")));
  CHECK(sandbox.run({"fihris", "search", arabic("\"{orange} {pillow}\"")}).exit == 0);
  CHECK(sandbox.run({"fihris", "search", arabic("{garden}")}).exit == 1);
  CHECK(sandbox.run({"fihris", "search", turned("{garden}")}).exit == 0);
}

TEST_CASE("articles with all words of a short list come first, whatever the others say more often",
          "[search]") {
  const Library library;
  std::string both = "{far}\n\n{orange}";
  for (int i = 0; i < 400; ++i) both += " {far}";
  library.write("news/both.txt", arabic(both + " {pillow}"));
  library.write("news/often.txt", arabic("{orange} {orange} {orange}."));
  library.write("news/oftener.txt", arabic("{pillow} {pillow} {pillow}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto found = library.search({arabic("{orange} {pillow}")});
  CHECK_THAT(found.err, Contains("1 with all the words, 3 with some"));
  CHECK(library.names({arabic("{orange} {pillow}")}).front() == "both.txt");
  CHECK(library.names({arabic("{orange} {pillow}"), "--offset", "1"}).size() == 2);
  CHECK(library.names({arabic("{orange} {pillow}"), "--limit", "1", "--offset", "1"}).size() == 1);
  CHECK_THAT(library.search({"--count", arabic("{orange} {pillow}")}).out, StartsWith("3"));
  CHECK_THAT(library.search({"--all", arabic("{orange} {pillow}")}).err, StartsWith("1 article,"));
}

TEST_CASE("words that no article has are said where others are found", "[search]") {
  const Library library;
  const auto found = library.search({arabic("{market} qwxq -zwxz")});
  CHECK(found.exit == 0);
  CHECK_THAT(found.err, Contains("in no article: qwxq") && !Contains("zwxz"));
  CHECK(library.search({"-q", arabic("{market} qwxq")}).err.empty());
}

TEST_CASE("--highlight word marks a word with what is attached before it; JSON has both", "[search]") {
  const Library library;
  library.write("news/attached.txt", arabic("{far} {wa}{orange}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto marked = [&](const Words& options, const std::string& key) {
    Words query{arabic("{orange}")};
    query.insert(query.end(), options.begin(), options.end());
    const auto snippet = library.hits(query).at(0)["snippets"][0];
    const auto text = to_utf32(snippet["text"].get<std::string>());
    const auto begin = snippet[key][0][0].get<std::size_t>(), end = snippet[key][0][1].get<std::size_t>();
    return to_utf8(text.substr(begin, end - begin));
  };
  CHECK(marked({}, "highlights") == arabic("{orange}"));
  CHECK(marked({}, "words") == arabic("{wa}{orange}"));
  CHECK(marked({"--highlight", "word"}, "highlights") == arabic("{wa}{orange}"));
  CHECK(library.search({"--highlight", "none", arabic("{orange}")}).exit == 2);
}

TEST_CASE("a word of few articles suggests a neighbour of many, with its article", "[search]") {
  const Library library;
  for (int i = 0; i < 50; ++i)
    library.write("news/" + std::to_string(i) + ".txt",
                  "mulberries " + arabic("{the orange}") + std::to_string(i));
  library.write("news/slip.txt", "mulbergies pillows " + arabic("{the orange, slip}"));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto slip = library.search({"mulbergies"});
  CHECK_THAT(slip.out, Contains("slip.txt"));
  CHECK_THAT(slip.err, Contains("mulbergies: in 1 article; did you mean: mulberries (50)"));
  CHECK_THAT(library.search({arabic("{the orange, slip}")}).err,
             Contains(arabic("did you mean: {the orange, folded} (50)")));
  CHECK_THAT(library.search({"mulberries"}).err, !Contains("did you mean"));
  CHECK_THAT(library.search({"=mulbergies"}).err, !Contains("did you mean"));
  CHECK(library.search({"-q", "mulbergies"}).err.empty());
}

TEST_CASE("of many words those that an article has most of decide, and one count is said", "[search]") {
  const Library library;
  const auto found = library.search({arabic("{market} {the doctor} {stadium}")});
  CHECK_THAT(found.err, StartsWith("3 articles"));
}
