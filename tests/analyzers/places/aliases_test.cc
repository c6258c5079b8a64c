#include "analyzers/places/aliases.h"

#include <algorithm>

#include "analyzers/error.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::vector<std::string> alternatives_of(const Aliases& aliases, const std::string& text) {
  std::vector<std::string> written;
  const std::string phrase = fold_phrase(text);
  for (const Alternative& alternative : aliases.alternatives(words_of(phrase))) {
    std::string form;
    for (const std::string& word : alternative.words) form += (form.empty() ? "" : " ") + word;
    written.push_back(form + (alternative.needs_cue ? "?" : ""));
  }
  return written;
}

using Catch::Contains;

}  // namespace

TEST_CASE("months, institutions and places have other forms", "[aliases]") {
  for (const auto& row : read_word_table("places/aliases.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ": " << row[1]);
    const auto found = alternatives_of(Aliases(), row[1]);
    if (row[2] == "-") {
      CHECK(found.empty());
    } else {
      CHECK_THAT(found, Catch::VectorContains(row[2]));
      CHECK_THAT(found, !Catch::VectorContains(fold_phrase(row[1])));
    }
  }
}

TEST_CASE("a user's aliases come beside the program's own", "[aliases]") {
  const Aliases aliases(
      "# mine\n\nplace\tSyria|Sham Land\nperson\tAbu Test|Test Abu Test\r\nword\tcar|?auto\n", "mine.tsv");
  CHECK_THAT(alternatives_of(aliases, "syria"), Catch::VectorContains(std::string("sham land")));
  CHECK_THAT(alternatives_of(aliases, "syria"), Catch::VectorContains(std::string("syrie")));
  CHECK(alternatives_of(aliases, "Sham Land") == std::vector<std::string>{"syria"});
  CHECK(alternatives_of(aliases, "test abu test") == std::vector<std::string>{"abu test"});
  CHECK(alternatives_of(aliases, "car") == std::vector<std::string>{"auto?"});
  CHECK(alternatives_of(aliases, "auto") == std::vector<std::string>{"car?"});
  CHECK(aliases.alternatives(words_of("car"))[0].kind == AliasKind::word);
  CHECK(alternatives_of(Aliases(), "Sham Land").empty());
}

TEST_CASE("the longest form at a word is taken", "[aliases]") {
  const Aliases aliases("word\tone two three|x\nword\tone|y\n", "mine.tsv");
  CHECK(aliases.longest_match(words_of("one two three four")) == 3);
  CHECK(aliases.longest_match(words_of("one two four")) == 1);
  CHECK(aliases.longest_match(words_of("two three")) == 0);
  CHECK(aliases.longest_match(words_of("united states")) == 2);
  CHECK(aliases.longest_match({}) == 0);
}

TEST_CASE("an ill-written alias file is refused with its name, the line and the cure", "[aliases]") {
  CHECK_THROWS_WITH(read_aliases("place\ta|b\nplaces\ta|b\n", "my.tsv"),
                    Contains("my.tsv:2:") && Contains("\"places\" is no kind") && Contains("place, month"));
  CHECK_THROWS_WITH(read_aliases("month\tMay\n", "my.tsv"), Contains("my.tsv:1: fewer than two forms"));
  CHECK_THROWS_WITH(read_aliases("month\n", "my.tsv"), Contains("my.tsv:1: fewer than two forms"));
  CHECK_THROWS_WITH(read_aliases("word\ta||b\n", "my.tsv"),
                    Contains("my.tsv:1: a form has no letter or digit"));
  CHECK_THROWS_WITH(read_aliases("word\ta|!?\n", "my.tsv"),
                    Contains("my.tsv:1: a form has no letter or digit: \"!?\""));
  CHECK_THROWS_WITH(read_aliases("word\ta|b\tSY\n", "my.tsv"),
                    Contains("my.tsv:1: a third column after a word"));
  CHECK_THROWS_WITH(read_aliases("place\ta|b\tSY\tx\n", "my.tsv"),
                    Contains("my.tsv:1: more than three columns"));
  std::string long_form;
  for (int i = 0; i < 200; ++i) long_form += "ab ";
  CHECK_THROWS_WITH(read_aliases("word\ta|" + long_form, "my.tsv"),
                    Contains("my.tsv:1: a form is longer than 255 bytes"));
}

TEST_CASE("an alias file may be empty, begin with a byte order mark and end without a newline", "[aliases]") {
  CHECK(read_aliases("", "my.tsv").empty());
  const auto lines = read_aliases("\xEF\xBB\xBFplace\t a | ?b \tin SY", "my.tsv");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].kind == AliasKind::place);
  CHECK(lines[0].forms[0].text == "a");
  CHECK_FALSE(lines[0].forms[0].needs_cue);
  CHECK(lines[0].forms[1].text == "b");
  CHECK(lines[0].forms[1].needs_cue);
  CHECK(lines[0].place == "in SY");
}
