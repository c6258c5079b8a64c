#include "analyzers/grammar/loan_vowels.h"

#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("loan words are found with and without a long vowel inside, words of the language as they are",
          "[loan vowels]") {
  for (const auto& row : read_word_table("grammar/loan_vowels.tsv")) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << ": " << row[1]);
    const WrittenVocabulary vocabulary(row[3]);
    std::string found;
    for (const std::string& spelling : loan_spellings(row[1], vocabulary)) found += spelling;
    CHECK((found.empty() ? "-" : found) == row[2]);
  }
}

TEST_CASE("words of any length have loan spellings or none", "[loan vowels]") {
  const WrittenVocabulary nothing("");
  CHECK(loan_spellings("", nothing).empty());
  CHECK(loan_spellings("\xD9", nothing).empty());
  std::string word;
  for (int i = 0; i < 40; ++i) CHECK(loan_spellings(word += "\xD8\xA8", nothing).empty());
}
