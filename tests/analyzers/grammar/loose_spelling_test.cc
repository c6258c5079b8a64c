#include "analyzers/grammar/loose_spelling.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string care_of(std::string_view word, const std::string& other) {
  for (const LooseSpelling& spelling : loose_spellings(word)) {
    if (spelling.word != other) continue;
    const std::string far = spelling.is_far ? ", far" : "";
    switch (spelling.care) {
      case LooseSpelling::Care::less:
        return "less" + far;
      case LooseSpelling::Care::more:
        return "more" + far;
      case LooseSpelling::Care::same:
        return "same" + far;
    }
  }
  return "-";
}

}  // namespace

TEST_CASE("each loose spelling is offered in both directions") {
  std::ifstream table(TABLES "/grammar/loose_spelling.tsv");
  std::string line;
  int lines = 0;
  while (std::getline(table, line)) {
    if (line.starts_with("#")) continue;
    std::istringstream fields(line);
    std::string rule, word, other, care;
    std::getline(fields, rule, '\t');
    std::getline(fields, word, '\t');
    std::getline(fields, other, '\t');
    std::getline(fields, care, '\t');
    INFO(line);
    CHECK(care_of(word, other) == care);
    ++lines;
  }
  CHECK(lines >= 15);
}

TEST_CASE("a word of two letters has no loose spelling but of its final hamza") {
  CHECK(loose_spellings("ab").empty());
  CHECK(loose_spellings("").empty());
}
