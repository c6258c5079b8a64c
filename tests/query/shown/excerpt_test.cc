#include "query/shown/excerpt.h"

#include <string>
#include <vector>

#include "analyzers/words/tokenizer.h"
#include "query/language/characters.h"
#include "query/shown/passages.h"
#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"
#include "tests/support/check_analyzer.h"

using namespace fihris;

namespace {

/// The words of `text` that are words of `query`.
std::vector<WordMatch> matches_of(const std::string& text, const std::string& query) {
  const std::vector<std::string> words = terms_of(query);
  std::vector<WordMatch> matches;
  for (const Token& token : tokens_of(text)) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (token.term == words[i]) matches.push_back({token.begin, token.end, i});
    }
  }
  return matches;
}

/// Excerpts with ellipses where they are cut and brackets around highlights, separated by bars.
std::string shown(const std::vector<Excerpt>& excerpts) {
  std::string all;
  for (const Excerpt& excerpt : excerpts) {
    if (!all.empty()) all += " | ";
    if (excerpt.cut_front) all += "... ";
    std::size_t at = 0;
    for (const Highlight& highlight : excerpt.highlights) {
      all += excerpt.text.substr(at, highlight.begin - at) + '[' +
             excerpt.text.substr(highlight.begin, highlight.end - highlight.begin) + ']';
      at = highlight.end;
    }
    all += excerpt.text.substr(at);
    if (excerpt.cut_back) all += " ...";
  }
  return all;
}

std::string without_blanks(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (!is_blank(code)) result += text.substr(at, size);
    at += size;
  }
  return result;
}

void check_excerpts(const std::string& text, const std::vector<WordMatch>& matches, std::size_t count,
                    std::size_t width) {
  const std::vector<Excerpt> excerpts = make_excerpts(text, matches, count, width);
  REQUIRE(excerpts.size() <= std::max<std::size_t>(count, 1));
  const std::set<std::size_t> boundaries = character_boundaries(text);
  std::size_t floor = 0;
  for (const Excerpt& excerpt : excerpts) {
    REQUIRE_FALSE(excerpt.text.empty());
    REQUIRE(excerpt.source_begin >= floor);
    REQUIRE(boundaries.count(excerpt.source_begin) == 1);
    const std::string rest = without_blanks(std::string_view(text).substr(excerpt.source_begin));
    REQUIRE(rest.starts_with(without_blanks(excerpt.text)));
    floor = excerpt.source_begin + 1;
    const std::set<std::size_t> inner = character_boundaries(excerpt.text);
    std::size_t previous = 0;
    for (const Highlight& highlight : excerpt.highlights) {
      REQUIRE(highlight.begin >= previous);
      REQUIRE(highlight.end > highlight.begin);
      REQUIRE(inner.count(highlight.begin) + inner.count(highlight.end) == 2);
      previous = highlight.end;
    }
    REQUIRE((matches.empty() || !excerpt.highlights.empty()));
  }
}

}  // namespace

TEST_CASE("excerpts show what their table says", "[excerpt]") {
  for (const auto& row : read_word_table("shown/excerpts.tsv")) {
    REQUIRE(row.size() == 6);
    INFO(row[0]);
    const auto excerpts =
        make_excerpts(row[4], matches_of(row[4], row[3]), std::stoul(row[1]), std::stoul(row[2]));
    CHECK(shown(excerpts) == row[5]);
  }
}

TEST_CASE("matches are in one passage if both lie within its width, else in two", "[excerpt]") {
  constexpr std::size_t width = 40;
  for (std::size_t between = 30; between < 40; ++between) {
    const std::string text = "alpha" + std::string(between, '.') + "beta and more";
    const auto matches = matches_of(text, "alpha beta");
    REQUIRE(matches.size() == 2);
    const std::size_t needed = matches[1].end - matches[0].begin;
    INFO(needed << " code points");
    const auto passages = choose_passages(text, matches, 2, width);
    CHECK(passages.size() == (needed <= width ? 1 : 2));
  }
}

TEST_CASE("a word beside itself is worth no more than the word twice", "[excerpt]") {
  const std::string text = "alpha alpha" + std::string(60, '.') + "alpha....alpha....alpha and more";
  const auto passages = choose_passages(text, matches_of(text, "alpha"), 1, 40);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].first == 2);
  CHECK(passages[0].last == 4);
}

TEST_CASE("a text without matches is shown from its beginning", "[excerpt]") {
  CHECK(shown(make_excerpts("one two three four", {}, 2, 9)) == "one two ...");
  CHECK(shown(make_excerpts("  one\n\n two  ", {}, 2, 50)) == "one two");
  CHECK(make_excerpts(" \n ", {}, 2, 50).empty());
  CHECK(make_excerpts("one", {}, 0, 50).empty());
}

TEST_CASE("an excerpt is not said to be cut where only blanks are left out", "[excerpt]") {
  const std::string text = " \n alpha beta" + std::string(60, ' ');
  CHECK(shown(make_excerpts(text, {{9, 13, 0}}, 1, 50)) == "alpha [beta]");
  CHECK(shown(make_excerpts(text, {{9, 13, 0}}, 1, 12)) == "... [beta]");
  CHECK(shown(make_excerpts(text + "gamma", {{9, 13, 0}}, 1, 12)) == "... [beta] ...");
}

TEST_CASE("only a part of a word is highlighted if only its core matches", "[excerpt]") {
  CHECK(shown(make_excerpts("a waltext b", {{5, 9, 0}}, 1, 50)) == "a wal[text] b");
}

TEST_CASE("matches that touch or overlap are one highlight", "[excerpt]") {
  CHECK(shown(make_excerpts("F16 b", {{0, 1, 0}, {1, 3, 1}, {0, 3, 2}}, 1, 50)) == "[F16] b");
}

TEST_CASE("an endless word is cut between letters, never before a mark", "[excerpt]") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "\u0645\u064F";
  const auto excerpts = make_excerpts(text, {{300, 304, 0}}, 1, 21);
  REQUIRE(excerpts.size() == 1);
  CHECK(excerpts[0].source_begin % 4 == 0);
  CHECK(excerpts[0].text.size() % 4 == 0);
  CHECK(count_code_points(excerpts[0].text) <= 22);
}

TEST_CASE("code points count letters, not bytes", "[excerpt]") {
  CHECK(in_code_points("a\u0645\u064F\U0001F600z", {{1, 5}, {9, 10}}) ==
        std::vector<Highlight>{{1, 3}, {4, 5}});
}

TEST_CASE("excerpts of any text hold together", "[excerpt]") {
  RandomText random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t words = random.below(60); words > 0; --words)
      text += random.text(8) + (random.below(9) == 0 ? ". " : " ");
    std::vector<WordMatch> matches;
    for (const Token& token : tokens_of(text)) {
      if (random.below(6) == 0) matches.push_back({token.begin, token.end, random.below(4)});
    }
    INFO(text);
    check_excerpts(text, matches, 1 + random.below(4), 1 + random.below(80));
  }
}
