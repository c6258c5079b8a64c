#include <algorithm>
#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using Catch::StartsWith;
using fihris::arabic;
using fihris::Library;
using fihris::ParsedJson;
using fihris::Sandbox;
using fihris::Words;

TEST_CASE("a wildcard of more words than are looked for says so", "[query]") {
  const Sandbox sandbox;
  std::string text;
  for (int word = 0; word < 250; ++word)
    text += "begin" + std::string(1, static_cast<char>('a' + word / 16)) +
            static_cast<char>('a' + word % 16) + ' ';
  sandbox.write("news/a.txt", text);
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  CHECK_THAT(sandbox.run("fihris search begin*").err,
             Contains("begin: too many forms; the 2") && Contains(" commonest are looked for"));
  CHECK_FALSE(Contains("too many").match(sandbox.run("fihris search begina*").err));
  CHECK(sandbox.run("fihris --quiet search begin*").err.empty());
}

TEST_CASE("a query without a word is refused", "[query]") {
  const Library library;
  for (const Words& command : {Words{"fihris", "search", ""}, Words{"fihris", "names", ""},
                               Words{"fihris", "why", "", "news/bread.txt"}}) {
    const auto result = library.run(command);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("query: it is empty; type a word"));
  }
  CHECK_THAT(library.search({"..."}).err, Contains("query: ...: holds no word to search for"));
  CHECK_THAT(library.search({"--batch", "-"}, "...\n").err, Contains("query 1: holds no word to search for"));
}

TEST_CASE("a conjunction is not highlighted with its word", "[query]") {
  const Library library;
  const auto hits = library.hits({arabic("\"{market} {garden}\"")});
  REQUIRE(hits.size() == 1);
  CHECK_THAT(hits[0]["path"].get<std::string>(), Catch::EndsWith("sport/match.txt"));
  const Words highlighted = Library::highlighted(hits[0]);
  REQUIRE(highlighted.size() == 2);
  CHECK(highlighted[0] == arabic("{market}"));
  CHECK_THAT(highlighted[1], !StartsWith(arabic("{wa}")));
}

TEST_CASE("a phrase finds its first word behind a preposition that makes another word of it", "[query]") {
  const Library library;
  library.write("news/bare.txt", arabic("{feast} {of spring}."));
  library.write("news/fused.txt", arabic("{far} {of spring}."));
  library.write("news/far.txt", arabic("{far}, {the far}."));
  library.write("news/feast.txt", arabic("{feast}, {the feast}."));
  library.write("news/feasts.txt", arabic("{feast} {feast}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto found = [&](const std::string& query, const std::string& level) {
    Words names = library.names({"--level", level, arabic(query)});
    std::sort(names.begin(), names.end());
    return names;
  };
  CHECK(found("\"{feast} {of spring}\"", "affix") == Words{"bare.txt", "fused.txt"});
  CHECK(found("\"{feast} {of spring}\"", "spelling") == Words{"bare.txt"});
  CHECK(found("\"={feast} {of spring}\"", "affix") == Words{"bare.txt"});
  CHECK(found("\"{far} {of spring}\"", "affix") == Words{"fused.txt"});
  CHECK(found("{feast}", "affix") == Words{"bare.txt", "feast.txt", "feasts.txt"});
}

TEST_CASE("a phrase of three words finds a name spelled like a particle", "[query]") {
  const Library library;
  library.write("news/name.txt", arabic("{Ali} {far} {feast}."));
  library.write("news/particle.txt", arabic("{on} {far} {feast}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("\"{Ali} {far} {feast}\"")}).size() == 2);
  CHECK(library.names({arabic("\"{Ali} {far}\"")}) == Words{"name.txt"});
  CHECK(library.names({arabic("\"={Ali} {far} {feast}\"")}) == Words{"name.txt"});
}

TEST_CASE("a phrase is highlighted where it stands whole", "[query]") {
  const Library library;
  library.write("news/both.txt", arabic("{feast}. {far} {feast} {of spring}. {of spring}."));
  library.write("news/apart.txt", arabic("{feast} {far} {of spring} {market}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto whole = library.hits({arabic("\"{feast} {of spring}\"")});
  REQUIRE(whole.size() == 1);
  CHECK(Library::highlighted(whole[0]) == Words{arabic("{feast}"), arabic("{of spring}")});
  const auto either = library.hits({arabic("(\"{feast} {of spring}\" OR {market}) +{far}")});
  const auto apart = std::find_if(either.begin(), either.end(), [](const ParsedJson& hit) {
    return hit["path"].get<std::string>().ends_with("apart.txt");
  });
  REQUIRE(apart != either.end());
  CHECK(Library::highlighted(*apart) == Words{arabic("{far}"), arabic("{market}")});
}

TEST_CASE("an exclusion as written keeps articles that have another spelling", "[query]") {
  const Library library;
  library.write("news/haa.txt", arabic("{school with haa} {letter}."));
  library.write("news/taa.txt", arabic("{school with taa marbuta} {letter}."));
  library.write("news/taa-alone.txt", arabic("{school with taa marbuta}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto found = [&](const std::string& query, const std::string& level = "inflection") {
    Words names = library.names({"--level", level, arabic("(" + query + ")")});
    std::sort(names.begin(), names.end());
    return names;
  };
  const Words others{"bread.txt", "doctor.txt", "haa.txt", "sport/match.txt"};
  CHECK(found("-={school with taa marbuta}") == others);
  CHECK(found("NOT ={school with taa marbuta}") == others);
  CHECK(found("-{school with taa marbuta}", "exact") == others);
  CHECK(found("-(={school with taa marbuta} {submarine})") == others);
  CHECK(found("-({school with taa marbuta} -={school with taa marbuta})") ==
        Words{"bread.txt", "doctor.txt", "sport/match.txt", "taa-alone.txt", "taa.txt"});
  CHECK(found("{letter} -={school with taa marbuta}") == Words{"doctor.txt", "haa.txt"});
  CHECK(library.search({"--count", "--", arabic("-={school with taa marbuta}")}).out == "4\n");
}

TEST_CASE("a word as written does not narrow what stands beside it", "[query]") {
  const Library library;
  library.write("news/joined.txt", arabic("{letter}: {the doctor} {Abd al-Jalil, joined}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("\"{the doctor} {Abd al-Jalil}\"")}) == Words{"joined.txt"});
  CHECK(library.names({arabic("={letter} AND \"{the doctor} {Abd al-Jalil}\"")}) == Words{"joined.txt"});
}

TEST_CASE("of a pasted text the rarest words are looked for, and a note says so", "[query]") {
  const Library library;
  std::string text = arabic("{market} ");
  for (int i = 0; i < 2'000; ++i) {
    for (int rest = i + 1; rest > 0; rest /= 10) text += static_cast<char>('k' + rest % 10);
    text += ' ';
  }
  const auto result = library.search({text, "--format", "paths"});
  CHECK(result.exit == 0);
  CHECK(Library::lines(result.out).size() == 2);
  CHECK_THAT(result.err, Contains("query: too many words; 1961 are not looked for, the rarest are"));
  CHECK_THAT(library.search({"--batch", "-", "--count"}, "id\t" + text + "\n").err,
             Contains("query id: too many words; 1961 are not looked for"));
  std::string repeated;
  for (int i = 0; i < 1'000; ++i) repeated += arabic("~{market} ");
  const auto once = library.search({repeated, "--count"});
  CHECK(once.out == "2\n");
  CHECK(once.err.empty());
}

TEST_CASE("an alias file is a regular file of bounded size", "[query]") {
  const Library library;
  REQUIRE(library.run("mkfifo pipe").exit == 0);
  for (const char* name : {"/dev/zero", "pipe", "news", "no-such-file"}) {
    const auto result = library.search({arabic("{market}"), "--aliases", name});
    INFO(name);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("alias file: " + std::string(name) + ": cannot be read: ") &&
                               Contains("; name another with --aliases"));
  }
  library.write("large", std::string((16u << 20) + 1, '#'));
  CHECK_THAT(library.search({arabic("{market}"), "--aliases", "large"}).err, Contains("longer than 16 MB"));
}

TEST_CASE("a word with very many names of the user's own is found by the first of them", "[query]") {
  const Library library;
  std::string line = arabic("word\t{submarine}|{market}");
  for (int i = 0; i < 20'000; ++i) line += "|name" + std::to_string(i);
  library.write("aliases", line + "\n");
  CHECK(library.search({arabic("{submarine}"), "--count", "--aliases", "aliases"}).out == "2\n");
}

TEST_CASE("a wildcard at level exact finds the words that are written so at their beginning", "[query]") {
  const Library library;
  library.write("news/haa.txt", arabic("{school with haa}."));
  library.write("news/taa.txt", arabic("{school with taa marbuta}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const std::string beginning = arabic("{school with haa}").substr(0, arabic("{school with haa}").size() - 2);
  CHECK(library.names({"--level", "exact", beginning + "*"}).size() == 2);
  CHECK(library.names({"=" + arabic("{school with haa}*")}) == Words{"haa.txt"});
}

TEST_CASE("words beside a place with a plus only add to the rank", "[query]") {
  const Library library;
  library.write("news/beirut.txt", arabic("{visit: text}."));
  library.write("news/beirut-market.txt", arabic("{visit: text}. {market}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("place:{Beirut} {market}")}) == Words{"beirut-market.txt"});
  CHECK(library.names({arabic("+place:{Beirut} {market}")}) == Words{"beirut-market.txt", "beirut.txt"});
}

TEST_CASE("words are alternatives, and with --all they must all match", "[query]") {
  const Library library;
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}")}).size() == 3);
  CHECK(library.names({"--all", arabic("{market}"), arabic("{the doctor}")}) == Words{"bread.txt"});
}

TEST_CASE("a word with a plus must match, one with a minus must not", "[query]") {
  const Library library;
  CHECK(library.names({arabic("+{market}"), arabic("+{the doctor}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("{market} -{team}")}) == Words{"bread.txt"});
}

TEST_CASE("a minus word is no option, wherever it stands", "[query]") {
  const Library library;
  CHECK(library.names({arabic("{market}"), arabic("-{team}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("-{team}"), arabic("{market}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("-{team} {market}")}) == Words{"bread.txt"});
}

TEST_CASE("a word with an equals sign is found as it is written", "[query]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", arabic("{school with haa}"));
  sandbox.write("news/b.txt", arabic("{school with taa marbuta}"));
  sandbox.run("fihris index news");
  CHECK(sandbox.run(arabic("fihris search --count {school with haa}")).out == "2\n");
  CHECK(sandbox.run(arabic("fihris search --format paths ={school with haa}")).out ==
        sandbox.path("news/a.txt").string() + "\n");
  CHECK(sandbox.run(arabic("fihris search --format paths ={school with taa marbuta}")).out ==
        sandbox.path("news/b.txt").string() + "\n");
}

TEST_CASE("a word with an equals sign highlights no other spelling", "[query][!mayfail]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", arabic("{both schools}"));
  sandbox.run("fihris index news");
  const auto hit =
      ParsedJson::parse(sandbox.run(arabic("fihris search --format jsonl ={school with haa}")).out);
  CHECK(Library::highlighted(hit) == Words{arabic("{school with haa}")});
}

TEST_CASE("a wildcard finds every word that begins so", "[query]") {
  const Library library;
  CHECK(library.names({arabic("{zyt}*")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("{ghwa}*")}).empty());
}

TEST_CASE("title: looks in titles only", "[query]") {
  const Library library;
  CHECK(library.names({arabic("title:{doctor}")}) == Words{"doctor.txt"});
  CHECK(library.names({arabic("title:{market}")}).empty());
}

TEST_CASE("path: chooses by a word of the path", "[query][!mayfail]") {
  const Library library;
  CHECK(library.names({"path:sport"}) == Words{"sport/match.txt"});
  CHECK(library.names({"path:sport", "AND", arabic("{market}")}) == Words{"sport/match.txt"});
}

TEST_CASE("what is no syntax is read as words with a note", "[query]") {
  const Library library;
  const auto result = library.search({"--format", "paths", arabic("({olives}")});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("bread.txt"));
  CHECK_THAT(result.err, Contains("parenthesis") && Contains("^"));
}

TEST_CASE("--strict refuses what is no syntax, with a caret under the place", "[query]") {
  const Library library;
  const auto result = library.search({"--strict", "abc (de"});
  CHECK(result.exit == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, StartsWith("fihris: query: ") && Contains("\n  abc (de\n      ^\n"));
  CHECK(library.search({"--strict", arabic("+{market} -{team}")}).exit == 0);
}

TEST_CASE("a query without a word is an error", "[query]") {
  CHECK(Library().search({arabic("{comma and question mark}")}).exit == 2);
}

TEST_CASE("a waw written apart is of the phrase, and highlighted with it", "[search]") {
  const Library library;
  library.write("news/joined.txt", arabic("{orange} {wa}{pillow}."));
  library.write("news/apart.txt", arabic("{pillow}. {far} {orange} {wa} {pillow}. {orange}."));
  library.write("news/between.txt", arabic("{orange} {wa} {far} {pillow}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const std::string query = arabic("\"{orange} {wa}{pillow}\"");
  const auto hits = library.hits({query});
  Words names = library.names({query});
  std::sort(names.begin(), names.end());
  CHECK(names == Words{"apart.txt", "joined.txt"});
  const auto apart = std::find_if(hits.begin(), hits.end(), [](const ParsedJson& hit) {
    return hit["path"].get<std::string>().ends_with("apart.txt");
  });
  REQUIRE(apart != hits.end());
  CHECK(Library::highlighted(*apart) == Words{arabic("{orange}"), arabic("{wa} {pillow}")});
  CHECK(library.names({"--level", "affix", query}) == Words{"joined.txt"});
}

TEST_CASE("a phrase with a name written otherwise is highlighted where it stands whole", "[search]") {
  const Library library;
  library.write("news/joined.txt",
                arabic("{letter}. {far} {letter} {Abd al-Jalil, joined} {feast}. {Abd al-Jalil}, {feast}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto hits = library.hits({arabic("\"{letter} {Abd al-Jalil} {feast}\"")});
  REQUIRE(hits.size() == 1);
  CHECK(Library::highlighted(hits[0]) ==
        Words{arabic("{letter}"), arabic("{Abd al-Jalil, joined}"), arabic("{feast}")});
}

TEST_CASE("in a single article words are found behind proclitics, and are not cut from other words",
          "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/one.txt", arabic("{wa}{orange} {wa}{pillow} {Paris}."));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto finds = [&](const std::string& word) {
    return sandbox.run({"fihris", "search", "--level", "affix", arabic(word)}).exit == 0;
  };
  CHECK(finds("{orange}"));
  CHECK(finds("{pillow}"));
  CHECK(finds("{Paris}"));
  CHECK_FALSE(finds("{end of pillow}"));
  CHECK_FALSE(finds("{end of Paris}"));
}
