#include "analyzers/grammar/clitics.h"

#include <algorithm>

#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("proclitics are taken off where the vocabulary shows that the rest is a word", "[clitics]") {
  for (const auto& row : read_word_table("grammar/clitics.tsv")) {
    REQUIRE(row.size() == 4);
    const std::string& word = row[1];
    const std::string expected = row[2] == "-" ? "" : row[2];
    const WrittenVocabulary vocabulary(row[3]);
    const Split split = split_proclitics(word, vocabulary);
    INFO(row[0] << ": " << word);
    CHECK(std::string(split.proclitics) == expected);
    CHECK(std::string(split.proclitics) + std::string(split.core) == word);
  }
}

TEST_CASE("a form made from a core and proclitics is among the forms of the core", "[clitics]") {
  for (const auto& row : read_word_table("grammar/clitics.tsv")) {
    const WrittenVocabulary vocabulary(row[3]);
    const std::vector<std::string> forms = with_proclitics(split_proclitics(row[1], vocabulary).core);
    INFO(row[0] << ": " << row[1]);
    CHECK(std::count(forms.begin(), forms.end(), row[1]) == 1);
  }
}

// Lines: name, word, its proclitics (- if none), the word asked for, the vocabulary.
TEST_CASE("a word that is asked for is a word behind proclitics, unless they are its beginning",
          "[clitics]") {
  for (const auto& row : read_word_table("grammar/asserted_clitics.tsv")) {
    REQUIRE(row.size() == 5);
    const WrittenVocabulary vocabulary(row[4]);
    INFO(row[0] << ": " << row[1]);
    const Split split = split_proclitics(row[1], vocabulary, row[3]);
    CHECK(std::string(split.proclitics) == (row[2] == "-" ? "" : row[2]));
    CHECK(split_proclitics(row[1], vocabulary).proclitics.empty());
  }
}

TEST_CASE("words without Arabic letters, mixed words and very long ones are whole", "[clitics]") {
  const WrittenVocabulary vocabulary("");
  for (const std::string word : {"", "london", "2015", "al", "\xD9\x88", "\xD9\x88x", "\xD9"}) {
    const Split split = split_proclitics(word, vocabulary);
    CHECK(split.proclitics.empty());
    CHECK(split.core == word);
  }
  std::string long_word;
  for (int i = 0; i < 40; ++i) long_word += "\xD9\x88";
  CHECK(split_proclitics(long_word, vocabulary).core == long_word);
  CHECK(with_proclitics("").empty());
}
