#include "analyzers/grammar/swapped_letters.h"

#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("letters that an extractor swapped are put in their places where the text proves it",
          "[swapped letters]") {
  for (const auto& row : read_word_table("grammar/swapped_letters.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0]);
    const auto right = with_letters_in_place(row[1]);
    CHECK(right.value_or("-") == row[2]);
    if (right) CHECK_FALSE(with_letters_in_place(*right).has_value());
  }
}

TEST_CASE("no bytes are lost or made where letters are put in their places", "[swapped letters]") {
  RandomText random(11);
  for (int i = 0; i < 2'000; ++i) {
    std::string text;
    for (std::size_t letters = random.below(40); letters > 0; --letters) {
      if (random.below(5) == 0) {
        text +=
            random.below(2) == 0 ? std::string(" ") : std::string(1, static_cast<char>(random.below(256)));
      } else {
        append_utf8(text, random.from(0x0621, 0x064A));
      }
    }
    const auto right = with_letters_in_place(text);
    if (right) CHECK(right->size() == text.size());
  }
}
