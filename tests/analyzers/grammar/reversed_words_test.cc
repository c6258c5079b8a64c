#include "analyzers/grammar/reversed_words.h"

#include <algorithm>
#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("words that an extractor gives from their ends are turned where the text proves it",
          "[reversed words]") {
  for (const auto& row : read_word_table("grammar/reversed_words.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0]);
    const bool is_reversed = letter_order(row[1]).is_reversed();
    CHECK((is_reversed ? turned_around(row[1]) : "-") == row[2]);
    if (is_reversed) CHECK_FALSE(letter_order(turned_around(row[1])).is_reversed());
  }
}

TEST_CASE("letters are in the other order where many words say so for each that says no",
          "[reversed words]") {
  CHECK_FALSE(LetterOrder{0, 0}.is_reversed());
  CHECK_FALSE(LetterOrder{1, 0}.is_reversed());
  CHECK(LetterOrder{2, 0}.is_reversed());
  CHECK_FALSE(LetterOrder{3, 1}.is_reversed());
  CHECK(LetterOrder{4, 1}.is_reversed());
  CHECK_FALSE(LetterOrder{4, 2}.is_reversed());
}

TEST_CASE("each line is turned by itself", "[reversed words]") {
  const auto rows = read_word_table("grammar/reversed_words.tsv");
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [](const auto& other) { return other[0].starts_with("signs before words"); });
  REQUIRE(row != rows.end());
  CHECK(turned_around((*row)[1] + "\n\n" + (*row)[1] + "\n") == (*row)[2] + "\n\n" + (*row)[2] + "\n");
}

TEST_CASE("no bytes are lost or made where words are turned", "[reversed words]") {
  RandomText random(7);
  for (int i = 0; i < 2'000; ++i) {
    std::string text;
    for (std::size_t letters = random.below(40); letters > 0; --letters) {
      switch (random.below(5)) {
        case 0:
          text += " .\n(1a"[random.below(6)];
          break;
        case 1:
          append_utf8(text, random.from(0xFE70, 0xFEFC));
          break;
        default:
          append_utf8(text, random.from(0x0621, 0x0670));
      }
    }
    std::string turned = turned_around(text);
    REQUIRE(turned.size() == text.size());
    for (std::string* bytes : {&text, &turned}) {
      std::replace(bytes->begin(), bytes->end(), ')', '(');
      std::sort(bytes->begin(), bytes->end());
    }
    CHECK(turned == text);
    letter_order(text);
  }
}
