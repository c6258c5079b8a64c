#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::ParsedJson;
using fihris::Sandbox;

TEST_CASE("articles of the sample corpus are found in each format that they are made into",
          "[index][formats]") {
  const std::vector<std::pair<std::string, std::string>> made = {
      {"german-turbines.html", "economy/german-turbines"}, {"basra-dates.docx", "economy/basra-dates"},
      {"chekhov-sfax.epub", "culture/chekhov-sfax"},       {"three.jsonl#1", "culture/carthage-film"},
      {"three.jsonl#2", "culture/damascus-theatre"},       {"three.jsonl#3", "culture/goethe-amman"},
      {"windows-1256.txt", "economy/bakery-prices"},       {"kuwait-pension.eml", "economy/kuwait-pension"},
      {"casablanca-tram.pdf", "economy/casablanca-tram"}};
  const Sandbox sandbox;
  const auto indexed = sandbox.run({"fihris", "index", SAMPLE_FORMATS});
  INFO(indexed.err);
  REQUIRE(indexed.exit == 0);
  CHECK_THAT(indexed.out + indexed.err, Contains(std::to_string(made.size()) + " articles"));
  for (const auto& [file, source] : made) {
    INFO(file);
    std::ifstream article(SAMPLE_CORPUS "/" + source + ".txt");
    std::string title;
    REQUIRE(std::getline(article, title));
    const auto found =
        sandbox.run({"fihris", "search", "--format", "jsonl", "--snippets", "0", "\"" + title + "\""});
    REQUIRE(found.exit == 0);
    const auto hit = ParsedJson::parse(found.out.substr(0, found.out.find('\n')));
    CHECK(hit["path"].get<std::string>() == SAMPLE_FORMATS "/" + file);
    CHECK(hit["title"].get<std::string>() == title);
    // Its words, but for one in forty.
    const auto shown = sandbox.run({"fihris", "show", SAMPLE_FORMATS "/" + file});
    std::istringstream text(shown.out);
    const std::multiset<std::string> read{std::istream_iterator<std::string>(text), {}};
    std::size_t words = 0, missing = 0;
    for (std::string word; article >> word; ++words) missing += read.contains(word) ? 0 : 1;
    INFO(missing << " of " << words);
    CHECK(words > 50);
    CHECK(missing * 40 <= words);
  }
}
