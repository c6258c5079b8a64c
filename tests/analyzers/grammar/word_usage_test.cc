#include "analyzers/grammar/word_usage.h"

#include "analyzers/words/normalizer.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("words of grammar are known with what is joined to them, those of dialects as they stand",
          "[word usage]") {
  for (const auto& row : read_word_table("grammar/word_usage.tsv")) {
    REQUIRE(row.size() == 2);
    INFO(row[0] << ": " << row[1]);
    CHECK(is_function_word(fold(row[1])) == (row[0] == "grammar"));
    CHECK(is_dialect_function_word(fold(row[1])) == (row[0] == "dialect"));
  }
}
