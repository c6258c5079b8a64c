#include "analyzers/grammar/known_words.h"

#include "analyzers/words/normalizer.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

KnownKinds read_kinds(const std::string& letters) {
  KnownKinds kinds = 0;
  for (const char letter : letters) {
    if (letter == 'n') kinds |= known_noun;
    if (letter == 'v') kinds |= known_verb;
    if (letter == 'a') kinds |= known_name;
    if (letter == 'p') kinds |= known_particle;
  }
  return kinds;
}

}  // namespace

TEST_CASE("the dictionary knows words with their endings, and what pronouns are attached to",
          "[known words]") {
  for (const auto& row : read_word_table("grammar/known_words.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0]);
    const std::string word = fold(row[0]);
    CHECK((known_kinds(word) & read_kinds(row[1])) == read_kinds(row[1]));
    CHECK((known_kinds(word) == 0) == (row[1] == "-"));
    CHECK((known_kinds_before_pronoun(word) & read_kinds(row[2])) == read_kinds(row[2]));
    if (row[1] == "-") CHECK((known_kinds_before_pronoun(word) == 0) == (row[2] == "-"));
  }
}

TEST_CASE("the dictionary knows nothing that is not wholly Arabic, or too long", "[known words]") {
  for (const std::string word : {"", "london", "2015", "\xD9\x88x", "\xD9", "\xDB\xBF", "\xD8\x80"}) {
    CHECK(known_kinds(word) == 0);
    CHECK(known_kinds_before_pronoun(word) == 0);
  }
  std::string long_word;
  for (int i = 0; i < 40; ++i) long_word += "\xD9\x88";
  CHECK(known_kinds(long_word) == 0);
}
