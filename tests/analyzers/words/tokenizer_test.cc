#include "analyzers/words/tokenizer.h"

#include <sstream>
#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"
#include "tests/support/check_analyzer.h"
#include "tests/support/escaped.h"

using namespace fihris;

namespace {

std::string printed(const std::vector<Token>& tokens) {
  std::ostringstream out;
  for (const Token& token : tokens) {
    out << (token.position > 1 ? " " : "") << token.term << '[' << token.begin << ',' << token.end << ')';
  }
  return out.str();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("words begin and end where the table says", "[tokenizer]") {
  for (auto row : read_word_table("words/boundaries.tsv")) {
    row.resize(3);
    const std::string text = unescaped(row[1]);
    INFO(row[0] << ": " << row[1]);
    CHECK(printed(tokens_of(text)) == row[2]);
    CHECK(broken_invariant(text) == "");
  }
}

TEST_CASE("a hamza before lam is told from the article", "[tokenizer]") {
  for (const auto& row : read_word_table("words/hamza_before_lam.tsv")) {
    INFO(row[0] << ": " << row[1]);
    const auto tokens = tokens_of(unescaped(row[1]));
    REQUIRE(tokens.size() == 1);
    CHECK(tokens.front().hamza_before_lam == (row[2] == "yes"));
  }
}

TEST_CASE("a hamza before lam in one word does not stick to the next", "[tokenizer]") {
  const auto rows = read_word_table("words/hamza_before_lam.tsv");
  const auto tokens = tokens_of(rows.front()[1] + " fig " + rows.front()[1]);
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[0].hamza_before_lam);
  CHECK_FALSE(tokens[1].hamza_before_lam);
  CHECK(tokens[2].hamza_before_lam);
}

TEST_CASE("the term of a long word is cut on a character boundary, its offsets are not", "[tokenizer]") {
  const std::string text = repeated("\u0436", 500'000).append("x end");
  const auto tokens = tokens_of(text);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].term == repeated("\u0436", max_term_bytes / 2));
  CHECK(tokens[0].end == 1'000'001);
  CHECK(tokens[1].term == "end");
  // A character that does not fit is left out whole.
  CHECK(terms_of(repeated("\u0915", 30)).front() == repeated("\u0915", max_term_bytes / 3));
}

TEST_CASE("long words of every kind are bounded", "[tokenizer]") {
  // Letters to compose, marks without end, hamzas on marks, a script without spaces, a phrase after a phrase.
  for (const std::string_view part :
       {"\u1112\u1161\u11AB", "a\u0301", "\u0301", "\u064A\u0654", "\u0640\u0654", "\u30AB\u3099",
        "\u82F9\u679C", "\uFDFA", "\uFDF2", "7", "\u200C", "\u0930\u094D"}) {
    INFO(part);
    CHECK(broken_invariant(repeated(part, 20'000)) == "");
  }
}

TEST_CASE("what fuzzers found stays mended", "[tokenizer]") {
  for (const auto& row : read_word_table("words/fuzz_cases.tsv")) {
    INFO(row[0]);
    CHECK(broken_invariant(unescaped(row[1])) == "");
  }
}

TEST_CASE("random text keeps the invariants", "[tokenizer]") {
  RandomText random(20'240'601);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random.text(30);
    INFO(text);
    REQUIRE(broken_invariant(text) == "");
  }
}

TEST_CASE("the memory of a token is used again", "[tokenizer]") {
  Tokenizer tokenizer("pomegranate fig");
  Token token;
  REQUIRE(tokenizer.next(token));
  token.term.reserve(max_term_bytes);
  const char* memory = token.term.data();
  REQUIRE(tokenizer.next(token));
  CHECK(token.term == "fig");
  CHECK(token.term.data() == memory);
  CHECK_FALSE(tokenizer.next(token));
  CHECK_FALSE(tokenizer.next(token));
}

TEST_CASE("words without spaces are the same however long the text is", "[tokenizer]") {
  // Two words of Thai, again and again: the text is cut into chunks for ICU, no word is.
  const std::vector<std::string> words{"\u0E20\u0E32\u0E29\u0E32", "\u0E44\u0E17\u0E22"};
  std::string text;
  constexpr std::size_t times = 2000;
  for (std::size_t i = 0; i < times; ++i) text += words[0] + words[1];
  const std::vector<std::string> terms = terms_of(text);
  REQUIRE(terms.size() == 2 * times);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) wrong += terms[i] == words[i % 2] ? 0 : 1;
  CHECK(wrong == 0);
}
