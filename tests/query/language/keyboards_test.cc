#include "query/language/keyboards.h"

#include <algorithm>
#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("what was typed on the other keyboard is read as its keys are on this one", "[keyboards]") {
  for (const auto& row : read_word_table("language/keyboards.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ": " << row[1]);
    const auto queries = typed_on_other_keyboard(row[1]);
    if (row[2] == "-") {
      CHECK(queries.empty());
    } else {
      CHECK(std::find(queries.begin(), queries.end(), row[2]) != queries.end());
    }
  }
}

TEST_CASE("keys of the other keyboard are read for text that is ill-formed or long", "[keyboards]") {
  CHECK(typed_on_other_keyboard("abc\xD9").empty());
  CHECK(typed_on_other_keyboard(std::string(60'000, 'f')).size() == 1);
}
