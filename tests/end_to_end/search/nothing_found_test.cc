#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::arabic;
using fihris::Library;
using fihris::Sandbox;

TEST_CASE("nothing found says in how many articles each word is, and what looks like the others",
          "[nothing]") {
  const Library library;
  const std::string line = arabic("{olives}: in 1 article\n");
  CHECK_THAT(library.search({"--all", arabic("{olives}"), arabic("{stadium}")}).err,
             Contains(line) && Contains(arabic("{stadium}: in 1 article\n")));
  CHECK_THAT(library.search({"--count", arabic("+{olives} +{submarine}")}).err,
             Contains(line) && Contains(arabic("{submarine}: not in the index")));
}

TEST_CASE("nothing found says what looser levels find", "[nothing]") {
  CHECK_THAT(Library().search({"--level", "spelling", arabic("{doctor} -{letter} -{short} -{garden}")}).err,
             Contains("--level affix finds 1"));
}

TEST_CASE("nothing found suggests words of the index", "[nothing]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", arabic("{hospitals}"));
  sandbox.write("news/b.txt", arabic("{hospitals} {market}"));
  sandbox.run("fihris index news");
  const auto result = sandbox.run(arabic("fihris search {hospitals, mistyped}"));
  CHECK(result.exit == 1);
  CHECK(result.out.empty());
  CHECK_THAT(result.err,
             Contains(arabic("{hospitals, mistyped}: not in the index; did you mean: {hospitals} (2)")));
  const auto wrong = sandbox.run(arabic("fihris search {hospitals, a letter wrong}"));
  CHECK_THAT(wrong.err, Contains(arabic("did you mean: {hospitals} (2)")));
}

TEST_CASE("conditions that nothing meets are answered with what there is", "[nothing]") {
  const Library library;
  const auto source = library.search({"source:elsewhere"});
  CHECK(source.exit == 1);
  CHECK_THAT(source.err, Contains("source:elsewhere: not in the index, which has: news"));
  CHECK_THAT(library.search({"date:1999"}).err, Contains("date: the articles are of 20"));
  CHECK_THAT(library.search({arabic("{submarine} -date:1999")}).err, !Contains("the articles are of"));
}

TEST_CASE("a word of the query that no article has is named among the suggestions alone", "[nothing]") {
  const auto result = Library().search({arabic("{submarine}")});
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Contains(arabic("{submarine}: not in the index")) && !Contains("did you mean"));
}

TEST_CASE("a word that is only in what stands around the articles is said to be there", "[nothing]") {
  const Sandbox sandbox;
  sandbox.write("news/a.html",
                arabic("<html><body><nav><a href=\"/\">{submarine}</a></nav><article><p>{hospitals} {market} "
                       "{garden}</p></article></body></html>"));
  sandbox.run("fihris index news");
  const auto result = sandbox.run({"fihris", "search", arabic("{submarine}")});
  CHECK(result.exit == 1);
  CHECK_THAT(result.err, Contains(arabic("{submarine}: in no text; boilerplate:{submarine} finds 1")));
  const auto both = sandbox.run({"fihris", "search", "--all", arabic("{submarine}"), arabic("{market}")});
  CHECK_THAT(both.err, Contains(arabic("boilerplate:{submarine} finds 1")) &&
                           Contains(arabic("{market}: in 1 article")));
}
