#include "analyzers/words/normalizer.h"

#include <string>

#include "analyzers/words/letters.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"
#include "tests/support/check_analyzer.h"
#include "tests/support/escaped.h"

using namespace fihris;

TEST_CASE("a word has the term that the table says", "[normalizer]") {
  for (auto row : read_word_table("words/folds.tsv")) {
    row.resize(3);
    const std::string word = unescaped(row[1]);
    INFO(row[0] << ": " << row[1]);
    CHECK(fold(word) == row[2]);
    CHECK(terms_of(word) == (row[2].empty() ? std::vector<std::string>() : std::vector{row[2]}));
    CHECK(broken_invariant(word) == "");
  }
}

TEST_CASE("the written form keeps what was typed and nothing invisible", "[normalizer]") {
  for (const auto& row : read_word_table("words/written_forms.tsv")) {
    const std::string word = unescaped(row[1]);
    INFO(row[0] << ": " << row[1]);
    CHECK(written_form(word, Tashkeel::ignored) == unescaped(row[2]));
    CHECK(written_form(word, Tashkeel::kept) == unescaped(row[3]));
    CHECK(has_tashkeel(word) == (row[2] != row[3]));
  }
}

TEST_CASE("a written form is the word that was written: it folds alike", "[normalizer]") {
  const std::string ba = "\u0628", waw = "\u0648", tatweel = "\u0640", hamza_mark = "\u0654",
                    fatha = "\u064E";
  for (const std::string& word :
       {ba + tatweel + hamza_mark + ba, ba + tatweel + hamza_mark + hamza_mark,
        ba + tatweel + fatha + hamza_mark, ba + tatweel + hamza_mark + fatha + hamza_mark + ba,
        ba + waw + hamza_mark, ba + tatweel + tatweel + waw}) {
    INFO(word);
    CHECK(fold(written_form(word, Tashkeel::kept)) == fold(word));
    CHECK(fold(written_form(word, Tashkeel::ignored)) == fold(word));
  }
}

TEST_CASE("folding several words gives the first", "[normalizer]") {
  CHECK(fold(" fig, date") == "fig");
  CHECK(fold("F-16") == "f");
  CHECK(fold("") == "");
  CHECK(fold("\xFF\xFE") == "");
  CHECK(fold("\u82F9\u679C\u597D\u5403") == "\u82F9\u679C\u597D\u5403");
}

TEST_CASE("named letters spell words at compile time", "[normalizer]") {
  static_assert(spelled<letter::alef, letter::lam> == "\u0627\u0644");
  CHECK(fold(spelled<letter::taa_marbuta>) == spelled<letter::haa>);
}
