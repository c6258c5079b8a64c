#include "analyzers/words/scholarly_latin.h"

#include <string>

#include "analyzers/words/normalizer.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("letters that marks make other sounds of are read as these", "[scholarly latin]") {
  for (const auto& row : read_word_table("words/scholarly_latin.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ": " << row[1]);
    const std::string sounds = read_scholarly_latin(row[1]);
    CHECK((sounds.empty() ? "-" : sounds) == row[2]);
    CHECK(fold(sounds) == sounds);
  }
}

TEST_CASE("text that is ill-formed is read as having no such letters", "[scholarly latin]") {
  CHECK(read_scholarly_latin("\xC5").empty());
  CHECK(read_scholarly_latin("\xE1\xB8 s").empty());
}
