#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/packed_files.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;

namespace fs = std::filesystem;

namespace {

std::string paths_of(const Sandbox& sandbox, const std::string& query) {
  return sandbox.run("fihris search --format paths " + query).out;
}

std::string record(const std::string& title, const std::string& text) {
  return "{\"title\":\"" + title + "\",\"text\":\"" + text +
         "\",\"date\":\"2015-07-21\",\"source\":\"paper\"}\n";
}

/// What a reader sends of an article: its fields, each behind its size, with a number among them.
std::string wire_article(const std::string& inner, const std::string& body) {
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
  };
  const auto field = [&](const std::string& text) { return number(text.size()) + text; };
  std::string fields = field(inner) + field("json") + field("UTF-8") + field("content") + number(0);
  for (int empty = 0; empty < 6; ++empty) fields += field("");
  fields += field(body) + field("");
  return 'A' + number(fields.size()) + fields;
}

}  // namespace

TEST_CASE("articles of other formats are found by their text, with title, day and where that is from",
          "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/page.dat",
                "<html><head><title>The pier</title><meta name=author content='A. Writer'><meta "
                "property='article:published_time' content='2015-07-21'></head><body><nav><a "
                "href=x>somewhere else</a></nav><p>The "
                "harbour master of the old town spoke for an hour about the new pier.</p></body></html>");
  CHECK(run_index(sandbox, "news")["added"] == 1);
  const auto hit = ParsedJson::parse(sandbox.run("fihris search --format jsonl harbour").out);
  CHECK(hit["title"] == "The pier");
  CHECK(hit["date"] == "2015-07-21");
  CHECK(hit["date_origin"] == "metadata");
  CHECK(hit["author"] == "A. Writer");
  CHECK(hit["format"] == "html");
  CHECK(sandbox.run("fihris search --count author:Writer").out == "1\n");
  CHECK(sandbox.run("fihris search --count date:2015-07-21").out == "1\n");
  CHECK(sandbox.run("fihris search --count somewhere").exit == 1);  // a menu is no text of the article
  CHECK(sandbox.run("fihris search --count boilerplate:somewhere").out == "1\n");
  CHECK(sandbox.run({"fihris", "search", "--count", "boilerplate:\"somewhere else\""}).out == "1\n");
  CHECK(sandbox.run("fihris search --count boilerplate:harbour").exit == 1);
  CHECK(sandbox.run("fihris search --count harbour NOT boilerplate:somewhere").exit == 1);
}

TEST_CASE("articles are chosen by format and language, two of which mean either", "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "olive");
  sandbox.write("news/b.html", "<html lang=ar-EG><body><p>olive");
  sandbox.write("news/c.html", "<html lang=EN><body><p>olive");
  run_index(sandbox, "news");
  const auto count = [&](const std::string& query) {
    return sandbox.run("fihris search -q --count " + query).out;
  };
  CHECK(count("olive format:HTML") == "2\n");
  CHECK(count("olive format:text") == "1\n");
  CHECK(count("olive format:text format:html") == "3\n");
  CHECK(count("olive NOT format:html") == "1\n");
  CHECK(count("olive lang:ar") == "1\n");
  CHECK(count("olive lang:ar lang:en") == "2\n");
  CHECK(count("lang:en") == "1\n");
  CHECK(count("olive format:pdf") == "0\n");
}

TEST_CASE(
    "a file's time is marked where it stands for the article's day, and a change of time leaves the "
    "article's own",
    "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title\n\nolive\n");
  sandbox.write("news/b.jsonl", record("one", "olive"));
  run_index(sandbox, "news");
  const std::string found = sandbox.run("fihris search olive").out;
  CHECK_THAT(found, Contains("~2") && Contains("  2015-07-21"));
  fs::last_write_time(sandbox.path("news/b.jsonl"),
                      fs::file_time_type::clock::now() - std::chrono::hours(48));
  CHECK(run_index(sandbox)["touched"] == 1);
  CHECK_THAT(sandbox.run("fihris search olive").out, Contains("  2015-07-21"));
}

TEST_CASE("an article without a day of its own has that of its name or folder, else of a line at its head",
          "[formats]") {
  const Sandbox sandbox;
  sandbox.write("2001-01-01/news/2015/07/21/a.txt", "title\n\nolive by folder\n");
  sandbox.write("2001-01-01/news/2015-07-22.txt", "title\n\n1 May 2010\n\nolive by name\n");
  sandbox.write("2001-01-01/news/c.txt", "title\n\nAmman, 23 July 2015\n\nolive by line\n");
  sandbox.write("2001-01-01/news/d.html", "<html><body><p>24 July 2015</p><p>olive by line of a page");
  run_index(sandbox, "2001-01-01/news");
  const auto is_dated = [&](const std::string& query, const std::string& date, const std::string& origin) {
    const auto hit = ParsedJson::parse(sandbox.run("fihris search --format jsonl " + query).out);
    return hit["date"] == date && hit["date_origin"] == origin;
  };
  CHECK(is_dated("folder", "2015-07-21", "path"));
  CHECK(is_dated("name", "2015-07-22", "path"));
  CHECK(is_dated("amman", "2015-07-23", "text"));
  CHECK(is_dated("page", "2015-07-24", "text"));
  CHECK(sandbox.run("fihris search --count olive date:1436-10-05..1436-10-07").out == "3\n");
  const std::string sorted = sandbox.run("fihris search --sort date --format paths olive").out;
  CHECK(sorted.find("d.html") < sorted.find("c.txt"));
  CHECK(sorted.find("c.txt") < sorted.find("2015-07-22.txt"));
  // A file's new name tells another day, or none any more.
  fs::rename(sandbox.path("2001-01-01/news/2015-07-22.txt"), sandbox.path("2001-01-01/news/2015-07-25.txt"));
  CHECK(run_index(sandbox)["moved"] == 1);
  CHECK(is_dated("name", "2015-07-25", "path"));
  CHECK(sandbox.run("fihris search --count date:2015-07-22").exit == 1);
  fs::rename(sandbox.path("2001-01-01/news/2015-07-25.txt"), sandbox.path("2001-01-01/news/b.txt"));
  run_index(sandbox);
  CHECK(is_dated("name", "2010-05-01", "text"));
}

TEST_CASE("each record of a container is an article with a path of its own, and a change costs that record",
          "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/d.jsonl",
                record("one", "olive one") + record("two", "olive two") + record("three", "olive three"));
  CHECK(run_index(sandbox, "news")["added"] == 3);
  CHECK(paths_of(sandbox, "two") == sandbox.path("news/d.jsonl").string() + "#2\n");
  CHECK(run_index(sandbox)["changed"] == false);
  sandbox.write("news/d.jsonl", record("one", "olive one") + record("two", "olive changed") +
                                    record("three", "olive three") + record("four", "olive four"));
  const auto summary = run_index(sandbox);
  CHECK(summary["replaced"] == 1);
  CHECK(summary["added"] == 1);
  CHECK(summary["touched"] == 2);
  CHECK(summary["removed"] == 0);
  CHECK(paths_of(sandbox, "changed") == sandbox.path("news/d.jsonl").string() + "#2\n");
  CHECK(sandbox.run("fihris search --count olive").out == "4\n");
  sandbox.write("news/d.jsonl", record("one", "olive one"));
  CHECK(run_index(sandbox)["removed"] == 3);
  fs::remove(sandbox.path("news/d.jsonl"));
  CHECK(run_index(sandbox, "--prune-all")["removed"] == 1);
}

TEST_CASE("an archive is read, compared and verified entry by entry", "[formats]") {
  const Sandbox sandbox;
  PackedFiles entries = {{"a.txt", "title a\n\nolive"},
                         {"b/c.html", "<html><body><p>olive of the page</p></body></html>"}};
  sandbox.write("news/a.zip", packed(entries));
  CHECK(run_index(sandbox, "news")["added"] == 2);
  CHECK_THAT(paths_of(sandbox, "olive"), Contains("a.zip!/a.txt\n") && Contains("a.zip!/b/c.html\n"));
  CHECK(run_index(sandbox, "--verify")["changed"] == false);
  entries[0].second = "title a\n\nother words now";
  sandbox.write("news/a.zip", packed(entries));
  CHECK(run_index(sandbox)["replaced"] == 1);
  CHECK(sandbox.run("fihris search --count olive").out == "1\n");
}

TEST_CASE("a message of a maildir stays one article when it is read or marked", "[formats]") {
  const Sandbox sandbox;
  sandbox.write(
      "mail/new/1437436800.x",
      "From: a@b\nSubject: The pier\nDate: Tue, 21 Jul 2015 10:00:00 +0300\nMessage-ID: <1@b>\n\nolive\n");
  CHECK(run_index(sandbox, "mail")["added"] == 1);
  fs::create_directories(sandbox.path("mail/cur"));
  fs::rename(sandbox.path("mail/new/1437436800.x"), sandbox.path("mail/cur/1437436800.x:2,S"));
  const auto summary = run_index(sandbox);
  CHECK(summary["moved"] == 1);
  CHECK(summary["articles"] == 1);
  CHECK(paths_of(sandbox, "olive") == sandbox.path("mail/cur/1437436800.x:2,S").string() + "\n");
}

TEST_CASE("a file that becomes a container, and one that is none any more, are followed", "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/a.json", "{\"title\":\"one\",\"text\":\"olive\"}");
  CHECK(run_index(sandbox, "news")["added"] == 1);
  CHECK(paths_of(sandbox, "olive") == sandbox.path("news/a.json").string() + "\n");
  sandbox.write("news/a.json", "[" + record("one", "olive") + "," + record("two", "olive") + "]");
  run_index(sandbox);
  CHECK(sandbox.run("fihris search --count olive").out == "2\n");
  sandbox.write("news/a.json", "{\"title\":\"one\",\"text\":\"olive again\"}");
  run_index(sandbox);
  CHECK(paths_of(sandbox, "olive") == sandbox.path("news/a.json").string() + "\n");
}

TEST_CASE("what cannot be read costs itself alone, is named, and is tried again when it changes",
          "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/bad.pdf", "%PDF-1.4 nothing more");
  sandbox.write("news/lines.jsonl", record("one", "olive") + "{\"broken\n" + record("three", "olive"));
  sandbox.write("news/a.txt", "olive");
  const auto summary = run_index(sandbox, "news", 1);
  CHECK(summary["added"] == 3);
  REQUIRE(summary["skipped"].size() == 2);
  CHECK_THAT(summary["skipped"][0]["path"].get<std::string>(), Contains("news/bad.pdf"));
  CHECK_THAT(summary["skipped"][1]["path"].get<std::string>(), Contains("news/lines.jsonl#2"));
  CHECK(sandbox.run("fihris search --count olive").out == "3\n");
  sandbox.write("news/lines.jsonl",
                record("one", "olive") + record("two", "olive") + record("three", "olive"));
  sandbox.write("news/bad.pdf", "no PDF any more: olive");
  const auto mended = run_index(sandbox);
  CHECK(mended["added"] == 2);
  CHECK(mended["skipped"].empty());
}

TEST_CASE("a container whose second half cannot be read keeps what the index has of it", "[formats]") {
  const Sandbox sandbox;
  const std::string list = "[" + record("one", "olive") + "," + record("two", "olive") + "]";
  sandbox.write("news/a.json", list);
  run_index(sandbox, "news");
  sandbox.write("news/a.json", list.substr(0, list.size() - 20));
  run_index(sandbox, "", 1);
  CHECK(sandbox.run("fihris search --count olive").out == "2\n");
}

TEST_CASE("a record that cannot be read keeps itself alone: others of its container go when they are gone",
          "[formats]") {
  const Sandbox sandbox;
  const std::string bad = "{\"broken\n";
  sandbox.write("news/d.jsonl", record("one", "olive") + record("two", "olive") + record("three", "olive") +
                                    record("four", "olive"));
  CHECK(run_index(sandbox, "news")["added"] == 4);
  sandbox.write("news/d.jsonl", record("one", "olive") + bad + record("three", "olive"));
  CHECK(run_index(sandbox, "", 1)["removed"] == 1);  // the fourth; the second stays
  CHECK(sandbox.run("fihris search --count olive").out == "3\n");
  CHECK(paths_of(sandbox, "two").empty() == false);
}

TEST_CASE("of two articles with one path in a file the first counts, also when it changes", "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/a.zip", packed({{"a.txt", "olive one"}, {"a.txt", "olive two"}}));
  const auto first = run_index(sandbox, "news", 1);
  CHECK(first["added"] == 1);
  CHECK_THAT(first["skipped"][0]["reason"].get<std::string>(), Contains("twice"));
  sandbox.write("news/a.zip",
                packed({{"a.txt", "olive one"}, {"a.txt", "olive two"}, {"b.txt", "olive three"}}));
  run_index(sandbox, "", 1);
  CHECK(sandbox.run("fihris search --count olive").out == "2\n");
}

TEST_CASE("a file whose reader dies keeps what the index has of it", "[formats]") {
  Sandbox sandbox;
  sandbox.write("news/a.html", "<html><p>olive</p></html>");
  run_index(sandbox, "news");
  sandbox.write("news/a.html", "<html><p>olive again</p></html>");
  sandbox.write("reader", "#!/bin/sh\nkill -SEGV $$\n");
  fs::permissions(sandbox.path("reader"), fs::perms::owner_all);
  sandbox.environment["FIHRIS_READER"] = sandbox.path("reader").string();
  const auto result = sandbox.run("fihris index");
  CHECK(result.exit == 1);
  CHECK_THAT(result.err, Contains("a.html"));
  CHECK(sandbox.run("fihris search --count olive").out == "1\n");
  sandbox.environment.clear();
  CHECK(run_index(sandbox)["replaced"] == 1);
}

TEST_CASE("a file with very much that cannot be read is told in few lines", "[formats]") {
  const Sandbox sandbox;
  std::string lines = record("one", "olive");
  for (int i = 0; i < 500; ++i) lines += "{\"broken\n";
  sandbox.write("news/d.jsonl", lines);
  const auto summary = run_index(sandbox, "news", 1);
  CHECK(summary["added"] == 1);
  CHECK(summary["skipped"].size() == 101);
  const auto next = run_index(sandbox);
  CHECK(next["skipped"].size() == 101);
  CHECK(next["changed"] == false);
}

TEST_CASE("a container in which nothing can be read is an alarm once", "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/d.jsonl", "{\"broken\n{\"broken\n");
  CHECK(run_index(sandbox, "news", 1)["skipped"].size() == 2);
  const auto next = run_index(sandbox);
  CHECK(next["skipped"].size() == 2);
  CHECK(next["changed"] == false);
}

TEST_CASE("a file whose reader ends by no fault of its own is tried again, also where a part was read",
          "[formats]") {
  const std::string end = GENERATE("exit 127", "kill -KILL $$");
  Sandbox sandbox;
  sandbox.write("news/a.html", "<html><p>olive</p></html>");
  sandbox.write("news/d.jsonl", record("one", "olive") + record("two", "olive"));
  sandbox.write("article", wire_article("#1", "olive"));
  // Says that it has read an article of the one file, and nothing of the other.
  sandbox.write("reader",
                "#!/bin/sh\n"
                "dd bs=65536 count=1 <&3 2>/dev/null | grep -q jsonl && cat article >&3\n" +
                    end + "\n");
  fs::permissions(sandbox.path("reader"), fs::perms::owner_all);
  sandbox.environment["FIHRIS_READER"] = sandbox.path("reader").string();
  const auto first = run_index(sandbox, "news", 1);
  CHECK(first["added"] == 1);
  CHECK(first["skipped"].size() == 2);
  CHECK(sandbox.run("fihris index").exit == 0);  // no news, as long as it is so
  sandbox.environment.clear();
  const auto next = run_index(sandbox);
  CHECK(next["skipped"].empty());
  CHECK(sandbox.run("fihris search --count olive").out == "3\n");
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("pictures in an archive are none of its articles that failed", "[formats]") {
  const Sandbox sandbox;
  sandbox.write("news/a.zip", packed({{"a.txt", "olive"}, {"p.png", "\x89PNG\r\n\x1A\n"}}));
  CHECK(run_index(sandbox, "news")["skipped"].empty());
}

TEST_CASE("a run without the program that reads formats says so and indexes the rest", "[formats]") {
  Sandbox sandbox;
  sandbox.environment["FIHRIS_READER"] = "/no/such/program";
  sandbox.write("news/a.txt", "olive");
  sandbox.write("news/b.html", "<html><p>olive");
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 1);
  CHECK_THAT(result.out, Contains("added 1"));
  CHECK_THAT(result.err, Contains("b.html") && Contains("/no/such/program"));
}
