#include "analyzers/grammar/joined_words.h"

#include "analyzers/words/normalizer.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? "-" : text;
}

}  // namespace

TEST_CASE("two words are looked for without their space unless that is another word or they are too short",
          "[joined words]") {
  for (const auto& row : read_word_table("grammar/joined_words.tsv")) {
    REQUIRE(row.size() == 4);
    INFO(row[0]);
    CHECK(list(joined_words(fold(row[1]), fold(row[2]))) == row[3]);
  }
}

TEST_CASE("a number of hundreds is parted wherever joining makes it, and nothing else is", "[joined words]") {
  for (const auto& row : read_word_table("grammar/joined_words.tsv")) {
    const std::string first = fold(row[1]), second = fold(row[2]);
    const auto parted = parted_words(first + second);
    INFO(row[0]);
    if (row[0] != "hundred") {
      CHECK(parted.empty());
      continue;
    }
    REQUIRE(parted.size() == 2);
    CHECK((parted[0] == std::vector{first, second} || parted[1] == std::vector{first, second}));
    CHECK(parted[0] != parted[1]);
  }
}
