#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

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
  for (const char* key :
       {"rank", "path", "title", "date", "source", "score", "matches", "snippets", "copies"}) {
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

TEST_CASE("--snippets 0 gives no excerpts", "[search]") {
  const Library library;
  CHECK(library.hits({"--snippets", "0", arabic("{the doctor}")})[0]["snippets"].empty());
}

TEST_CASE("CSV has a header and one record a hit", "[search]") {
  const Library library;
  const auto records = Library::lines(library.search({"--format", "csv", arabic("{the doctor}")}).out);
  REQUIRE(records.size() == 3);
  CHECK(records[0] == "rank,path,title,date,date_origin,author,source,format,score,snippet,copies\r");
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

TEST_CASE("the summary counts exactly what few articles match", "[search]") {
  const Library library;
  CHECK_THAT(library.search({arabic("{the doctor}"), arabic("{stadium}")}).err,
             StartsWith("0 with all the words, 3 with some"));
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

TEST_CASE("the largest --limit lists more than is listed without one", "[search]") {
  const Sandbox sandbox;
  for (int i = 0; i < 14; ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt", "one " + std::to_string(i));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto lines = [&](const std::string& options) {
    const std::string out = sandbox.run("fihris search --format paths " + options + " one").out;
    return std::count(out.begin(), out.end(), '\n');
  };
  CHECK(lines("") == 10);
  CHECK(lines("--limit 4294967295") == 14);
  CHECK(lines("--limit 4294967294") == 14);
  CHECK(sandbox.run("fihris search --limit 4294967296 one").exit == 2);
  CHECK(sandbox.run("fihris search --limit 18446744073709551615 one").exit == 2);
  CHECK(sandbox.run("fihris search -C 18446744073709551615 one").exit == 2);
  CHECK(sandbox.run("fihris search -C 4294967295 one").exit == 0);
}

TEST_CASE("the largest --limit behind an --offset lists all that is left", "[search]") {
  const Library library;
  const Words all = library.names({arabic("{market}"), arabic("{the doctor}")});
  CHECK(library.names({arabic("{market}"), arabic("{the doctor}"), "--limit", "4294967295", "--offset",
                       "1"}) == Words(all.begin() + 1, all.end()));
  CHECK(library.names({arabic("={market}"), "--limit", "4294967295", "--offset", "1"}).size() == 1);
  CHECK(library.names({arabic("{market}"), "--limit", "4294967295", "--offset", "4294967295"}).empty());
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
