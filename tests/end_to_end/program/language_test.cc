#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// A library whose user reads Arabic. The locale is made for the tests: the C library looks for messages in
/// another language than English only where a locale other than C and C.UTF-8 is installed.
class ArabicLibrary : public Library {
 public:
  ArabicLibrary() { environment = {{"LOCPATH", ARABIC_LOCALES}, {"LC_ALL", "ar_EG.UTF-8"}}; }
};

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

TEST_CASE("JSON, CSV, exit statuses and errors never change with the language", "[language]") {
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
    if (result.exit == 2) CHECK(result.err == english.err);
  }
}
