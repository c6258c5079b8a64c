#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "query/language/characters.h"
#include "query/shown/bidi.h"
#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;
using Catch::StartsWith;

namespace {

/// A library whose user reads Arabic. The locale is made for the tests: the C library looks for messages in
/// another language than English only where a locale other than C and C.UTF-8 is installed.
class ArabicLibrary : public Library {
 public:
  ArabicLibrary() { environment = {{"LOCPATH", ARABIC_LOCALES}, {"LC_ALL", "ar_EG.UTF-8"}}; }
};

/// An option or a command, and what help says of it.
struct HelpItem {
  std::string head;  ///< up to a gap, or to where the text may begin
  std::string text;
};

std::vector<HelpItem> help_items(const std::string& help) {
  constexpr std::size_t widest_head = 27;
  std::vector<HelpItem> items;
  for (const std::string& line : Library::lines(help)) {
    const bool begins = line.size() > 2 && line.starts_with("  ") && line[2] != ' ';
    const std::size_t gap = begins ? std::min({line.find("  ", 2), widest_head, line.size()}) : 0;
    if (begins) items.push_back({line.substr(0, gap), {}});
    if (line.starts_with("  ") && !items.empty()) items.back().text += line.substr(gap);
  }
  return items;
}

std::size_t columns_of(const std::string& line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    columns += display_width(character.code);
    at += character.size;
  }
  return columns;
}

}  // namespace

TEST_CASE("messages are in the language of the environment", "[language]") {
  ArabicLibrary library;
  const auto found = library.search({arabic("{olives}")});
  CHECK_THAT(found.err, Contains(arabic("{one article}")) && !Contains("article"));
  const auto unfound = library.search({arabic("{submarine}")});
  CHECK_THAT(unfound.err, Contains(arabic("{submarine}: {not in the index}")));
  CHECK_THAT(library.run("fihris status").out,
             Contains(arabic("{the articles}  3\n")) && !Contains("articles"));
  CHECK_THAT(library.run("fihris index").out, Contains(arabic("{three articles}\n")) && !Contains("added"));
  CHECK_THAT(library.search({arabic("- {olives}")}).err, Contains(arabic("{fihris}: {the query}: ")));
}

TEST_CASE("why explains in the language of the environment, but for the names of levels", "[language]") {
  ArabicLibrary library;
  const auto found = library.run({"fihris", "why", arabic("{letter} {short}"), "news/doctor.txt"});
  CHECK(found.exit == 0);
  CHECK_THAT(found.out, Contains(arabic("{matches, weight} ")) && Contains(arabic("   {found label}")) &&
                            Contains("(exact)") && Contains(arabic("\n{all the words}\n")));
  for (const char* english : {"matches", "score", "found", "all words", "near", "early"})
    CHECK_THAT(found.out, !Contains(english));
  const auto unfound = library.run({"fihris", "why", arabic("{olives}"), "news/doctor.txt"});
  CHECK(unfound.exit == 1);
  CHECK_THAT(unfound.out, Contains(arabic("{does not match}")) &&
                              Contains(arabic("   {not found, the index has} {olives}")));
}

TEST_CASE("stages of a run are named in the language of the environment, each of them", "[language]") {
  ArabicLibrary library;
  library.write("news/new.txt", "something new\n");
  const auto run = library.run("fihris -v index");
  CHECK(run.exit == 0);
  CHECK_THAT(run.err,
             Contains(arabic("{fihris}: ")) && Contains(arabic(" {seconds}\n")) && !Contains(" s\n"));
  const auto rebuilt = library.run("fihris -v index --rebuild");
  CHECK_THAT(rebuilt.err, Contains(arabic("{fihris}: {indexing}: ")));
  // Whatever stage the indexer has, the catalogue has.
  std::ifstream catalogue(PROJECT_FOLDER "/messages/ar.po");
  const std::string messages{std::istreambuf_iterator<char>(catalogue), {}};
  std::size_t stages = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(PROJECT_FOLDER "/indexer")) {
    if (!file.is_regular_file()) continue;
    std::ifstream source(file.path());
    const std::string text{std::istreambuf_iterator<char>(source), {}};
    const std::regex begin("progress_?\\.begin\\(\"([^\"]+)\"");
    for (std::sregex_iterator at(text.begin(), text.end(), begin), end; at != end; ++at, ++stages) {
      INFO((*at)[1].str());
      CHECK_THAT(messages, Contains("msgid \"" + (*at)[1].str() + "\"\n"));
    }
  }
  CHECK(stages > 8);
}

TEST_CASE("another language, or none, is answered in English", "[language]") {
  ArabicLibrary library;
  for (const char* language : {"en", "fr", "xx", "../ar"}) {
    library.environment["LANGUAGE"] = language;
    INFO(language);
    CHECK_THAT(library.search({arabic("{olives}")}).err, Contains("1 article, "));
  }
  library.environment["LANGUAGE"] = "";
  CHECK_THAT(library.search({arabic("{olives}")}).err, Contains(arabic("{one article}")));
  for (const char* locale : {"C", "xx_XX.UTF-8"}) {
    library.environment = {{"LANGUAGE", "ar"}, {"LC_ALL", locale}};
    INFO(locale);
    CHECK_THAT(library.search({arabic("{olives}")}).err, Contains("1 article, "));
  }
}

TEST_CASE("plurals have the six forms of Arabic", "[language]") {
  ArabicLibrary library;
  const std::map<int, std::string> forms{{1, "{one article}"},
                                         {2, "{two articles}"},
                                         {3, "3 {articles}"},
                                         {10, "10 {articles}"},
                                         {11, "11 {article}"},
                                         {99, "99 {article}"},
                                         {100, "100 {article of hundred}"},
                                         {101, "101 {article of hundred}"},
                                         {102, "102 {article of hundred}"},
                                         {103, "103 {articles}"},
                                         {111, "111 {article}"}};
  int written = 0;
  for (const auto& [count, form] : forms) {
    for (; written < count; ++written) library.write("many/" + std::to_string(written) + ".txt", "word\n");
    const auto result = library.run("fihris index --index counted many");
    INFO(count);
    CHECK_THAT(result.out, Contains(": " + arabic(form)));
  }
  library.write("none/a", "");
  CHECK_THAT(library.run("fihris index --index nothing none").out, Contains(": " + arabic("{no articles}")));
}

TEST_CASE("help is in the language of the environment, fits 80 columns and names the same options",
          "[language]") {
  ArabicLibrary library;
  const auto in = [&](const char* language, const std::string& command) {
    library.environment["LANGUAGE"] = language;
    return library.run(command.empty() ? "fihris --help" : "fihris help " + command);
  };
  Words commands{""};
  for (const HelpItem& item : help_items(in("en", "").out))
    if (!item.head.starts_with("  -")) commands.push_back(item.head.substr(2));
  REQUIRE(commands.size() > 15);
  for (const std::string& command : commands) {
    INFO(command);
    const auto english = in("en", command);
    const auto result = in("ar", command);
    CHECK(result.exit == 0);
    CHECK(result.err.empty());
    for (const std::string& line : Library::lines(result.out)) {
      INFO(line);
      CHECK(columns_of(line) <= 80);
      if (!line.starts_with(' ') && !line.empty()) CHECK(has_right_to_left(line));
    }
    const auto items = help_items(result.out);
    const auto expected = help_items(english.out);
    REQUIRE(items.size() == expected.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      INFO(items[i].head << ": " << items[i].text);
      CHECK(items[i].head == expected[i].head);
      CHECK(has_right_to_left(items[i].text));
    }
  }
  CHECK_THAT(in("ar", "").out,
             Contains(arabic("\n{the options}\n")) && Contains(arabic("\n{the commands}\n")));
}

TEST_CASE("help on a terminal is in the order that is asked for", "[language]") {
  ArabicLibrary library;
  CHECK_THAT(library.run("fihris --bidi isolate status --help").out, Contains("\u2068\u200F"));
  for (const char* mode : {"logical", "visual", "kitty"})
    CHECK_THAT(library.run("fihris status --help --bidi " + std::string(mode)).out, !Contains("\u2068"));
  library.write("visual.toml", "[common]\nbidi = \"visual\"\n");
  CHECK(library.run("fihris --config visual.toml status --help").out ==
        library.run("fihris --bidi visual status --help").out);
  library.write("broken.toml", "limit =\n");
  CHECK(library.run("fihris --config broken.toml status --help").exit == 0);
}

TEST_CASE("what stops a run is said in the language of the environment, with the same exit status",
          "[language]") {
  ArabicLibrary library;
  library.write("broken.toml", "limit =\n");
  library.write("broken.tsv", "nothing\n");
  const std::pair<Words, std::string> errors[] = {
      {{"--index", "nowhere", "search", "x"}, "{no index here}: \u200Enowhere: "},
      {{"search", ""}, "{the query}: {it is empty}"},
      {{"search", "..."}, "{the query}: ...: "},
      {{"--nothing", "status"}, "{usage}: \u200E{unexpected}: \u200E--nothing"},
      {{"serch", "x"}, "{usage}: '\u200Eserch' {is no command}"},
      {{"help", "serch"}, "{usage}: '\u200Eserch' {is no command}"},
      {{"search", "--limit", "few", "x"}, "{usage}: \u200E--limit: '\u200Efew'\u200E {is no whole number}"},
      {{"search", "--sort", "length", "x"}, "--sort: '\u200Elength'\u200E {is none of}: relevance"},
      {{"search", "--limit="}, "{usage}: \u200E--limit: {has no value}"},
      {{"search", "x", "--limit"}, "{usage}: \u200E\u200E--limit: {lacks a value} N"},
      {{"index", "--watch", "--dry-run"}, "{excludes} \u200E--"},
      {{"index", "nowhere"}, "{cannot index the folder}: "},
      {{"show", "1"}, "{no last search}"},
      {{"search", "x", "--aliases", "broken.tsv"}, "{alias file}: broken.tsv:1: \"nothing\""},
      {{"search", "x", "--aliases", "news"}, "{alias file}: \u200Enews: "},
      {{"--config", "broken.toml", "status"}, "{the settings}: \u200Ebroken.toml:1: "}};
  for (const auto& [words, text] : errors) {
    INFO(words.front() + " " + words.back());
    Words command = words;
    command.insert(command.begin(), "fihris");
    library.environment["LANGUAGE"] = "ar";
    const auto result = library.run(command);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, StartsWith(arabic("{fihris}: ")) && Contains(arabic(text)));
    library.environment["LANGUAGE"] = "en";
    const auto english = library.run(command);
    CHECK(result.exit == english.exit);
    CHECK(english.exit == 2);
    CHECK_FALSE(has_right_to_left(english.err));
  }
}

TEST_CASE("a query of a list that is no query is named in Arabic as in English", "[language]") {
  ArabicLibrary library;
  library.write("queries", std::string(70'000, 'x') + "\n");
  const auto result = library.search({"--batch", "queries"});
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, StartsWith(arabic("{fihris}: {the query} 1: 70000 ")));
}

TEST_CASE("why a file is skipped is said in the language of the environment, and kept in English",
          "[language]") {
  ArabicLibrary library;
  library.write("news/data.txt",
                "\x7f"
                "a\1\2\3\4\5\6text\7\x10");
  const auto result = library.run("fihris index");
  CHECK(result.exit == 1);
  CHECK_THAT(result.err,
             Contains(arabic("{fihris}: {to be skipped}: \u200E")) && Contains(arabic(": {no text file} ")));
  CHECK_THAT(library.run("fihris status").out, Contains(arabic("data.txt: {no text file} ")));
  CHECK_THAT(library.run("fihris status --files").out,
             Contains(arabic(": {to be skipped}: {no text file} ")));
  CHECK_THAT(library.run("fihris status --format json").out, Contains("not a text file"));
  library.environment["LANGUAGE"] = "en";
  CHECK_THAT(library.run("fihris status").out, Contains("data.txt: not a text file"));
}

TEST_CASE("JSON, CSV and exit statuses never change with the language", "[language]") {
  ArabicLibrary library;
  const auto in = [&](const char* language, const Words& words) {
    library.environment["LANGUAGE"] = language;
    return library.run(words);
  };
  const std::string olives = arabic("{olives}");
  library.write("queries", arabic("a\t{olives}\nb\t{submarine}\n"));
  for (const Words& words :
       {Words{"fihris", "search", "--format", "jsonl", olives},
        Words{"fihris", "search", "--format", "csv", olives},
        Words{"fihris", "search", "--format", "paths", olives}, Words{"fihris", "search", "--count", olives},
        Words{"fihris", "search", "--batch", "queries", "--summary", "--format", "csv"},
        Words{"fihris", "search", "--facets", "year,author", "--format", "jsonl", olives},
        Words{"fihris", "status", "--format", "json"},
        Words{"fihris", "status", "--files", "--format", "csv"}, Words{"fihris", "names", "--format", "json"},
        Words{"fihris", "why", "--format", "json", olives, "news/bread.txt"},
        Words{"fihris", "timeline", "--format", "csv"}, Words{"fihris", "index", "--format", "json"},
        Words{"fihris", "config"}}) {
    INFO(words[1] + " " + words.back());
    const auto english = in("en", words);
    const auto result = in("ar", words);
    CHECK(result.out == english.out);
    CHECK(result.exit == english.exit);
  }
  for (const Words& words :
       {Words{"fihris", "search", arabic("{submarine}")}, Words{"fihris", "index", "nowhere"},
        Words{"fihris", "search"}, Words{"fihris", "--nothing"}}) {
    const auto english = in("en", words);
    const auto result = in("ar", words);
    CHECK(result.exit == english.exit);
  }
}
