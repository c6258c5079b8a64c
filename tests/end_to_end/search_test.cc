#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

#include "analyzers/words/utf8.h"
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
using fihris::to_utf32;
using fihris::to_utf8;
using fihris::Words;

TEST_CASE("search exits 0 with hits, 1 without, 2 on an error", "[search]") {
  const Library library;
  CHECK(library.search({arabic("{market}")}).exit == 0);
  CHECK(library.search({arabic("{submarine}")}).exit == 1);
  CHECK(library.search({}).exit == 2);
  CHECK(library.search({"--level", "loose", arabic("{market}")}).exit == 2);
  CHECK(library.search({"--limit", "few", arabic("{market}")}).exit == 2);
  CHECK(library.search({"--no-such-option", arabic("{market}")}).exit == 2);
}

TEST_CASE("a hit in text form has its title, path and excerpt; counts go to standard error", "[search]") {
  const Library library;
  const auto result = library.search({arabic("{olives}")});
  CHECK_THAT(result.out, StartsWith(arabic("1.  {bread: title}\n")) && Contains("news/bread.txt") &&
                             Contains(arabic("{doctor bought}")));
  CHECK_THAT(result.err, StartsWith("1 article, "));
  CHECK(library.search({"--quiet", arabic("{olives}")}).err.empty());
}

TEST_CASE("a wildcard of more words than are looked for says so", "[search]") {
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

TEST_CASE("a query without a word is refused", "[search]") {
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

TEST_CASE("--color always marks the hit's word", "[search]") {
  const Library library;
  CHECK_THAT(library.search({"--color", "always", arabic("{olives}")}).out, Contains("\x1b["));
  CHECK_THAT(library.search({"--color", "auto", arabic("{olives}")}).out, !Contains("\x1b["));
}

TEST_CASE("a JSON line says where and how an article matches", "[search]") {
  const Library library;
  const auto hits = library.hits({arabic("{the doctor}")});
  REQUIRE(hits.size() == 2);
  const ParsedJson& hit = hits[0];
  for (const char* key : {"rank", "path", "title", "date", "source", "score", "matches", "snippets"}) {
    INFO(key);
    CHECK(hit.contains(key));
  }
  CHECK_FALSE(hit.contains("query_id"));
  CHECK(hit["rank"] == 1);
  CHECK(hits[1]["rank"] == 2);
  CHECK(hit["path"] == library.path("news/doctor.txt").string());
  CHECK(hit["source"] == "news");
  CHECK(hit["score"] >= hits[1]["score"]);
  REQUIRE(hit["matches"][0].size() == 4);
  CHECK(hit["matches"][0]["word"] == arabic("{the doctor}"));
  CHECK(hit["matches"][0]["form"] == arabic("{the doctor, vocalised}"));
  CHECK(hit["matches"][0]["level"] == "exact");
  CHECK(hit["matches"][0]["count"] == 1);
}

TEST_CASE("highlights are code points and cover the word with its marks", "[search]") {
  const Library library;
  CHECK(Library::highlighted(library.hits({arabic("{the doctor}")})[0]) ==
        Words{arabic("{the doctor, vocalised}")});
  CHECK(Library::highlighted(library.hits({arabic("{letter}"), arabic("{short}")})[0]) ==
        Words{arabic("{letter}"), arabic("{short}")});
}

TEST_CASE("a conjunction is not highlighted with its word", "[search]") {
  const Library library;
  const auto hits = library.hits({arabic("\"{market} {garden}\"")});
  REQUIRE(hits.size() == 1);
  CHECK_THAT(hits[0]["path"].get<std::string>(), Catch::EndsWith("sport/match.txt"));
  const Words highlighted = Library::highlighted(hits[0]);
  REQUIRE(highlighted.size() == 2);
  CHECK(highlighted[0] == arabic("{market}"));
  CHECK_THAT(highlighted[1], !StartsWith(arabic("{wa}")));
}

TEST_CASE("a phrase finds its first word behind a preposition that makes another word of it", "[search]") {
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

TEST_CASE("a phrase of three words finds a name spelled like a particle", "[search]") {
  const Library library;
  library.write("news/name.txt", arabic("{Ali} {far} {feast}."));
  library.write("news/particle.txt", arabic("{on} {far} {feast}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("\"{Ali} {far} {feast}\"")}).size() == 2);
  CHECK(library.names({arabic("\"{Ali} {far}\"")}) == Words{"name.txt"});
  CHECK(library.names({arabic("\"={Ali} {far} {feast}\"")}) == Words{"name.txt"});
}

TEST_CASE("a phrase is highlighted where it stands whole", "[search]") {
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

TEST_CASE("--snippets 0 gives no excerpts", "[search]") {
  const Library library;
  CHECK(library.hits({"--snippets", "0", arabic("{the doctor}")})[0]["snippets"].empty());
}

TEST_CASE("CSV has a header and one record a hit", "[search]") {
  const Library library;
  const auto records = Library::lines(library.search({"--format", "csv", arabic("{the doctor}")}).out);
  REQUIRE(records.size() == 3);
  CHECK(records[0] == "rank,path,title,date,date_origin,author,source,format,score,snippet\r");
  CHECK_THAT(records[1], StartsWith("1," + library.path("news/doctor.txt").string() + ","));
}

TEST_CASE("a title with commas and quotation marks is quoted in CSV", "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one, \"two\"\n\nthree");
  sandbox.run("fihris index news");
  CHECK_THAT(sandbox.run("fihris search --format csv three").out, Contains(",\"one, \"\"two\"\"\","));
}

TEST_CASE("--format paths is one path a line", "[search]") {
  const Library library;
  CHECK(library.search({"--format", "paths", arabic("{olives}")}).out ==
        library.path("news/bread.txt").string() + "\n");
}

TEST_CASE("--count prints the number of matching articles alone", "[search]") {
  const Library library;
  CHECK(library.search({"--count", arabic("{the doctor}")}).out == "2\n");
  CHECK(library.search({"--count", "--limit", "1", arabic("{the doctor}")}).out == "2\n");
  const auto nothing = library.search({"--count", arabic("{submarine}")});
  CHECK(nothing.out == "0\n");
  CHECK(nothing.exit == 1);
}

TEST_CASE("nothing found says in how many articles each word is, and what looks like the others",
          "[search]") {
  const Library library;
  const std::string line = arabic("{olives}: in 1 article\n");
  CHECK_THAT(library.search({"--all", arabic("{olives}"), arabic("{stadium}")}).err,
             Contains(line) && Contains(arabic("{stadium}: in 1 article\n")));
  CHECK_THAT(library.search({"--count", arabic("+{olives} +{submarine}")}).err,
             Contains(line) && Contains(arabic("{submarine}: not in the index")));
}

TEST_CASE("nothing found says what looser levels find", "[search]") {
  CHECK_THAT(Library().search({"--level", "spelling", arabic("{doctor} -{letter} -{short} -{garden}")}).err,
             Contains("--level affix finds 1"));
}

TEST_CASE("articles ranked anew and those after them come in one order, page by page", "[search]") {
  const Sandbox sandbox;
  for (int i = 0; i < 40; ++i) {
    std::string text;
    for (int word = 0; word < i % 8; ++word) text += "and ";
    sandbox.write("news/" + std::to_string(i) + ".txt",
                  text + "olive" + (i % 3 == 0 ? " in the harvest" : " harvest") + text);
  }
  sandbox.run("fihris index news");
  const std::string search = "fihris search --format paths olive harvest --limit ";
  const std::string all = sandbox.run(search + "100").out;
  CHECK(Library::lines(all).size() == 40);
  std::string pages;
  for (int offset = 0; offset < 40; offset += 7)
    pages += sandbox.run(search + "7 --offset " + std::to_string(offset)).out;
  CHECK(pages == all);
  double last = 1e9;
  for (const std::string& line :
       Library::lines(sandbox.run("fihris search --format jsonl olive harvest --limit 100").out)) {
    const double score = ParsedJson::parse(line)["score"].get<double>();
    CHECK(score <= last);
    last = score;
  }
}

TEST_CASE("an exclusion as written keeps articles that have another spelling", "[search]") {
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

TEST_CASE("a word as written does not narrow what stands beside it", "[search]") {
  const Library library;
  library.write("news/joined.txt", arabic("{letter}: {the doctor} {Abd al-Jalil, joined}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("\"{the doctor} {Abd al-Jalil}\"")}) == Words{"joined.txt"});
  CHECK(library.names({arabic("={letter} AND \"{the doctor} {Abd al-Jalil}\"")}) == Words{"joined.txt"});
}

TEST_CASE("the summary counts exactly what few articles match", "[search]") {
  const Library library;
  CHECK_THAT(library.search({arabic("{the doctor}"), arabic("{stadium}")}).err, StartsWith("3 articles"));
}

TEST_CASE("--batch answers each line under its id or its number", "[search]") {
  const Library library;
  const std::string batch = arabic("first\t{olives}\n{stadium}\nlast\t{submarine}\n");
  const auto result = library.search({"--batch", "-", "--format", "jsonl"}, batch);
  CHECK(result.exit == 0);
  const auto lines = Library::lines(result.out);
  REQUIRE(lines.size() == 2);
  CHECK(ParsedJson::parse(lines[0])["query_id"] == "first");
  CHECK(ParsedJson::parse(lines[1])["query_id"] == "2");
  CHECK(library.search({"--batch", "-", "--count"}, batch).out == "first\t1\n2\t1\nlast\t0\n");
}

TEST_CASE("--batch notes what it could not read in a line a place", "[search]") {
  const auto result = Library().search({"--batch", "-"}, arabic("id\t- {olives}\n"));
  CHECK(result.err == "fihris: query id: nothing follows '-'; read as punctuation\n");
}

TEST_CASE("--batch reads a file, and names one that it cannot read", "[search]") {
  const Library library;
  library.write("queries", arabic("id\t{olives}\n"));
  CHECK_THAT(library.search({"--batch", "queries", "--format", "csv"}).out,
             StartsWith("query_id,rank,") && Contains("\nid,1,"));
  const auto result = library.search({"--batch", "no-such-file"});
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("no-such-file"));
}

TEST_CASE("--batch with nothing found exits 1", "[search]") {
  CHECK(Library().search({"--batch", "-"}, arabic("{submarine}\n")).exit == 1);
}

TEST_CASE("--limit and --offset page through the same order", "[search]") {
  const Library library;
  const Words all = library.names({arabic("{market}"), arabic("{the doctor}")});
  REQUIRE(all.size() == 3);
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}"), "--limit", "1"}) == Words{all[0]});
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}"), "--limit", "1", "--offset", "1"}) ==
        Words{all[1]});
  CHECK(library.hits({arabic("{market}"), arabic("{the doctor}"), "--offset", "2"})[0]["rank"] == 3);
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}"), "--offset", "3"}).empty());
}

TEST_CASE("the largest --limit behind an --offset lists all that is left", "[search]") {
  const Library library;
  const Words all = library.names({arabic("{market}"), arabic("{the doctor}")});
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}"), "--limit", "4294967295", "--offset",
                       "1"}) == Words(all.begin() + 1, all.end()));
  CHECK(library.names({arabic("={market}"), "--limit", "4294967295", "--offset", "1"}).size() == 1);
  CHECK(library.names({arabic("{market}"), "--limit", "4294967295", "--offset", "4294967295"}).empty());
}

TEST_CASE("of a pasted text the rarest words are looked for, and a note says so", "[search]") {
  const Library library;
  std::string text = arabic("{market} ");
  for (int i = 0; i < 2'000; ++i) {
    for (int rest = i + 1; rest > 0; rest /= 10) text += static_cast<char>('k' + rest % 10);
    text += ' ';
  }
  const auto result = library.search({text, "--format", "paths"});
  CHECK(result.exit == 0);
  CHECK(Library::lines(result.out).size() == 2);
  CHECK_THAT(result.err, Contains("query: too many words; 1937 are left out, the rarest are looked for"));
  CHECK_THAT(library.search({"--batch", "-", "--count"}, "id\t" + text + "\n").err,
             Contains("query id: too many words; 1937 are left out"));
  std::string repeated;
  for (int i = 0; i < 1'000; ++i) repeated += arabic("~{market} ");
  const auto once = library.search({repeated, "--count"});
  CHECK(once.out == "2\n");
  CHECK(once.err.empty());
}

TEST_CASE("--batch reads pipes line by line, and gives up what has no lines", "[search]") {
  const Library library;
  library.write("queries", arabic("id\t{olives}\n"));
  CHECK(library
            .run({"sh", "-c", "mkfifo pipe && (cat queries > pipe & exec \"$0\" search --count --batch pipe)",
                  FIHRIS_PROGRAM})
            .out == "id\t1\n");
  const auto endless = library.search({"--batch", "/dev/zero"});
  CHECK(endless.exit == 2);
  CHECK_THAT(endless.err, Contains("batch: /dev/zero: line 1 is longer than 1 MB; "));
  const auto folder = library.search({"--batch", "news"});
  CHECK(folder.exit == 2);
  CHECK_THAT(folder.err, Contains("batch: news: cannot be read: it is a folder; name a file of queries"));
  CHECK(library.search({"--batch", "/dev/null"}).exit == 1);
}

TEST_CASE("an alias file is a regular file of bounded size", "[search]") {
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

TEST_CASE("a word with very many names of the user's own is found by the first of them", "[search]") {
  const Library library;
  std::string line = arabic("word\t{submarine}|{market}");
  for (int i = 0; i < 20'000; ++i) line += "|name" + std::to_string(i);
  library.write("aliases", line + "\n");
  CHECK(library.search({arabic("{submarine}"), "--count", "--aliases", "aliases"}).out == "2\n");
}

TEST_CASE("a wildcard at level exact finds the words that are written so at their beginning", "[search]") {
  const Library library;
  library.write("news/haa.txt", arabic("{school with haa}."));
  library.write("news/taa.txt", arabic("{school with taa marbuta}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const std::string beginning = arabic("{school with haa}").substr(0, arabic("{school with haa}").size() - 2);
  CHECK(library.names({"--level", "exact", beginning + "*"}).size() == 2);
  CHECK(library.names({"=" + arabic("{school with haa}*")}) == Words{"haa.txt"});
}

TEST_CASE("words beside a place with a plus only add to the rank", "[search]") {
  const Library library;
  library.write("news/beirut.txt", arabic("{visit: text}."));
  library.write("news/beirut-market.txt", arabic("{visit: text}. {market}."));
  REQUIRE(library.run("fihris index").exit == 0);
  CHECK(library.names({arabic("place:{Beirut} {market}")}) == Words{"beirut-market.txt"});
  CHECK(library.names({arabic("+place:{Beirut} {market}")}) == Words{"beirut-market.txt", "beirut.txt"});
}

TEST_CASE("--sort orders by path, or by date with the newest first", "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/2015-03-01-b.txt", "one two");
  sandbox.write("news/2016-03-01-c.txt", "one");
  sandbox.write("news/2014-03-01-a.txt", "one one one");
  sandbox.run("fihris index news");
  const std::string root = sandbox.path("news/").string();
  const std::string oldest = root + "2014-03-01-a.txt\n", middle = root + "2015-03-01-b.txt\n",
                    newest = root + "2016-03-01-c.txt\n";
  CHECK(sandbox.run("fihris search --format paths --sort path one").out == oldest + middle + newest);
  for (const auto& [name, day] : {std::pair("2015-03-01-b", 2), {"2016-03-01-c", 3}, {"2014-03-01-a", 1}}) {
    const auto time =
        std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 100 * (4 - day));
    std::filesystem::last_write_time(sandbox.path("news/" + std::string(name) + ".txt"), time);
  }
  sandbox.run("fihris index --rebuild");
  CHECK(sandbox.run("fihris search --format paths --sort date one").out == newest + middle + oldest);
}

TEST_CASE("words are alternatives, and with --all they must all match", "[search]") {
  const Library library;
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}")}).size() == 3);
  CHECK(library.names({"--all", arabic("{market}"), arabic("{the doctor}")}) == Words{"bread.txt"});
}

TEST_CASE("a word with a plus must match, one with a minus must not", "[search]") {
  const Library library;
  CHECK(library.names({arabic("+{market}"), arabic("+{the doctor}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("{market} -{team}")}) == Words{"bread.txt"});
}

TEST_CASE("a minus word is no option, wherever it stands", "[search]") {
  const Library library;
  CHECK(library.names({arabic("{market}"), arabic("-{team}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("-{team}"), arabic("{market}")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("-{team} {market}")}) == Words{"bread.txt"});
}

TEST_CASE("a word with an equals sign is found as it is written", "[search]") {
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

TEST_CASE("a word with an equals sign highlights no other spelling", "[search][!mayfail]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", arabic("{both schools}"));
  sandbox.run("fihris index news");
  const auto hit =
      ParsedJson::parse(sandbox.run(arabic("fihris search --format jsonl ={school with haa}")).out);
  CHECK(Library::highlighted(hit) == Words{arabic("{school with haa}")});
}

TEST_CASE("a wildcard finds every word that begins so", "[search]") {
  const Library library;
  CHECK(library.names({arabic("{zyt}*")}) == Words{"bread.txt"});
  CHECK(library.names({arabic("{ghwa}*")}).empty());
}

TEST_CASE("title: looks in titles only", "[search]") {
  const Library library;
  CHECK(library.names({arabic("title:{doctor}")}) == Words{"doctor.txt"});
  CHECK(library.names({arabic("title:{market}")}).empty());
}

TEST_CASE("path: chooses by a word of the path", "[search][!mayfail]") {
  const Library library;
  CHECK(library.names({"path:sport"}) == Words{"sport/match.txt"});
  CHECK(library.names({"path:sport", "AND", arabic("{market}")}) == Words{"sport/match.txt"});
}

TEST_CASE("what is no syntax is read as words with a note", "[search]") {
  const Library library;
  const auto result = library.search({"--format", "paths", arabic("({olives}")});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("bread.txt"));
  CHECK_THAT(result.err, Contains("parenthesis") && Contains("^"));
}

TEST_CASE("--strict refuses what is no syntax, with a caret under the place", "[search]") {
  const Library library;
  const auto result = library.search({"--strict", "abc (de"});
  CHECK(result.exit == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, StartsWith("fihris: query: ") && Contains("\n  abc (de\n      ^\n"));
  CHECK(library.search({"--strict", arabic("+{market} -{team}")}).exit == 0);
}

TEST_CASE("a query without a word is an error", "[search]") {
  CHECK(Library().search({arabic("{comma and question mark}")}).exit == 2);
}

TEST_CASE("nothing found suggests words of the index", "[search]") {
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

TEST_CASE("searching without an index says how to build one", "[search]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris search one");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains(sandbox.path("index").string()) && Contains("fihris index FOLDER"));
}

TEST_CASE("searching a folder that is no index says so", "[search]") {
  const Sandbox sandbox;
  sandbox.write("letters/a.doc", "mine");
  const auto result = sandbox.run("fihris --index letters search one");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("letters") && Contains("no index"));
}

TEST_CASE("conditions that nothing meets are answered with what there is", "[search]") {
  const Library library;
  const auto source = library.search({"source:elsewhere"});
  CHECK(source.exit == 1);
  CHECK_THAT(source.err, Contains("source:elsewhere: not in the index, which has: news"));
  CHECK_THAT(library.search({"date:1999"}).err, Contains("date: the articles are of 20"));
  CHECK_THAT(library.search({arabic("{submarine} -date:1999")}).err, !Contains("the articles are of"));
}

TEST_CASE("a word of the query that no article has is named among the suggestions alone", "[search]") {
  const auto result = Library().search({arabic("{submarine}")});
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Contains(arabic("{submarine}: not in the index")) && !Contains("did you mean"));
}

TEST_CASE("words without the space between them are found by both, as a phrase and alone", "[search]") {
  const Sandbox sandbox;
  sandbox.write("news/joined.txt", arabic("{far} {orange}{pillow}."));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto finds = [&](const std::string& query) {
    return sandbox.run({"fihris", "search", "--all", arabic(query)}).exit == 0;
  };
  CHECK(finds("{orange} {pillow}"));
  CHECK(finds("\"{orange} {pillow}\""));
  CHECK_FALSE(finds("{orange}"));
  CHECK_FALSE(finds("{pillow} {orange}"));
  CHECK_FALSE(finds("={orange} {pillow}"));
}

TEST_CASE("a query typed on the wrong keyboard is answered if nothing else is found, and says so",
          "[search]") {
  const Library library;
  library.write("news/market.txt", arabic("{pillow}."));
  library.write("news/latin.txt", "some,]m words");
  REQUIRE(library.run("fihris index").exit == 0);
  // The keys of wisada on QWERTY.
  const auto found = library.search({",sh]m"});
  CHECK(found.exit == 0);
  CHECK_THAT(found.out, Contains("market.txt"));
  CHECK_THAT(found.err, Contains("keyboard") && Contains(arabic("{pillow}")));
  CHECK(library.search({"zzzz"}).exit == 1);
  CHECK_THAT(library.search({"some"}).err, !Contains("keyboard"));
}

TEST_CASE("articles with all words of a short list come first, whatever the others say more often",
          "[search]") {
  const Library library;
  library.write("news/both.txt", arabic("{far} {orange} {far}. {far} {far} {far} {far} {far} {pillow}."));
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
             Contains(arabic("did you mean: {the orange} (50)")));
  CHECK_THAT(library.search({"mulberries"}).err, !Contains("did you mean"));
  CHECK_THAT(library.search({"=mulbergies"}).err, !Contains("did you mean"));
  CHECK(library.search({"-q", "mulbergies"}).err.empty());
}
