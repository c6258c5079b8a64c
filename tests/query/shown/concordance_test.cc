#include "query/shown/concordance.h"

#include <string>
#include <vector>

#include "query/language/characters.h"
#include "query/terminal/line_layout.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

const std::string alef = "\u05D0", bet = "\u05D1", gimel = "\u05D2";

Occurrence at(std::size_t begin, std::size_t end) {
  Occurrence occurrence;
  occurrence.begin = occurrence.core_begin = begin;
  occurrence.end = end;
  return occurrence;
}

std::vector<ConcordanceLine> lines_of(const std::string& body, const std::vector<Occurrence>& found,
                                      std::size_t context = 100) {
  Record record;
  record.body = body;
  Occurrences occurrences;
  occurrences.body = found;
  return concordance(record, occurrences, context);
}

ConcordanceLine line(const std::string& before, const std::string& keyword, const std::string& after) {
  ConcordanceLine made;
  made.before = before;
  made.keyword = keyword;
  made.after = after;
  return made;
}

/// Columns before the first of `text` in a line as it is seen.
std::size_t column_of(const std::string& seen, const std::string& text) {
  const std::size_t at = seen.find(text);
  REQUIRE(at != seen.npos);
  return count_code_points(seen.substr(0, at));
}

std::string order(std::vector<ConcordanceLine> lines, ConcordanceOrder by) {
  sort_concordance(lines, by);
  std::string keywords;
  for (const ConcordanceLine& one : lines) keywords += one.keyword;
  return keywords;
}

}  // namespace

TEST_CASE("a concordance has a line for every match, and one for words that match side by side", "[kwic]") {
  const auto lines = lines_of("aa bb\n cc dd ee", {at(3, 5), at(7, 9), at(13, 15)});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].before == "aa ");
  CHECK(lines[0].keyword == "bb cc");
  CHECK(lines[0].after == " dd ee");
  CHECK(lines[1].keyword == "ee");
}

TEST_CASE("contexts are cut between characters", "[kwic]") {
  const auto lines = lines_of(alef + bet + "x" + gimel + alef, {at(4, 5)}, 1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].before == bet);
  CHECK(lines[0].after == gimel);
}

TEST_CASE("what comes before a match stands on its right in text from right to left", "[kwic]") {
  const std::string text = aligned(line(alef + " ", bet + bet, " " + gimel), 20, true, "", "");
  const std::string seen = lay_out(text, BidiMode::visual, 20);
  CHECK(column_of(seen, alef) > column_of(seen, bet));
  CHECK(column_of(seen, bet) > column_of(seen, gimel));
  const std::string latin = lay_out(aligned(line("a ", "bb", " c"), 20, true, "", ""), BidiMode::visual, 20);
  CHECK(column_of(latin, "a") < column_of(latin, "bb"));
  CHECK(column_of(latin, "bb") < column_of(latin, "c"));
}

TEST_CASE("contexts in Latin letters, numbers and brackets stay on their sides of an Arabic match",
          "[kwic]") {
  const std::string keyword = bet + bet;
  for (const std::string& before :
       std::vector<std::string>{"abc ", "12 ", "(" + alef + " abc) ", alef + " ( "}) {
    for (const std::string& after :
         std::vector<std::string>{" xyz", " 34", " (" + gimel + " xyz)", " ) " + gimel}) {
      const std::string padded = alef + alef + alef + " ";
      const std::string seen = lay_out(
          aligned(line(padded + before, keyword, after + " " + gimel + gimel + gimel), 60, true, "", ""),
          BidiMode::visual, 60);
      INFO(seen);
      CHECK(column_of(seen, keyword) == 30 - 2);
      CHECK(column_of(seen, alef + alef + alef) > 30);
      CHECK(column_of(seen, gimel + gimel + gimel) < 28);
      if (before == "abc ") CHECK(column_of(seen, "abc") > 28);
      if (after == " xyz") CHECK(column_of(seen, "xyz") < 28);
    }
  }
}

TEST_CASE("matches begin in the same column whatever stands around them", "[kwic]") {
  const std::string lam_alef = "\u0644\u0627";
  for (const std::string& after :
       std::vector<std::string>{std::string(), " " + gimel, " " + lam_alef + lam_alef,
                                " \u0645\u064F\u062D\u064E", std::string(300, 'x')}) {
    for (const std::string& before :
         std::vector<std::string>{std::string(), alef + " ", std::string(300, 'y') + " "}) {
      ConcordanceLine made = line(before, bet + gimel, after);
      const std::string filler = alef + alef + alef + alef;
      made.before = std::string(700, ' ') + made.before;
      for (int i = 0; i < 900; ++i) made.before.insert(0, alef);
      const std::string seen = lay_out(aligned(made, 40, true, "", ""), BidiMode::visual, 40);
      INFO(seen);
      std::size_t used = 0;
      for (std::size_t i = 0; i < seen.size() && i < seen.find(gimel + bet);) {
        const auto [code, size] = character_at(seen, i);
        used += display_width(code);
        i += size;
      }
      CHECK(used == 18);
    }
  }
}

TEST_CASE("sorting goes from the nearest word outward, without marks and hamza", "[kwic]") {
  const std::vector<ConcordanceLine> lines{line("b a ", "1", " y x"), line("a b ", "2", " x z"),
                                           line("c a ", "3", " x y")};
  CHECK(order(lines, ConcordanceOrder::rank) == "123");
  CHECK(order(lines, ConcordanceOrder::before) == "132");
  CHECK(order(lines, ConcordanceOrder::after) == "321");
  // Damma on the first letter, hamza on the alef: the same word.
  const std::vector<ConcordanceLine> marked{line("", "1", " \u0628\u064F\u0631 \u0628"),
                                            line("", "2", " \u0628\u0631 \u0627"),
                                            line("", "3", " \u0628\u0631 \u0623")};
  CHECK(order(marked, ConcordanceOrder::after) == "231");
}

TEST_CASE("sorted by date, what has none comes last", "[kwic]") {
  std::vector<ConcordanceLine> lines{line("", "1", ""), line("", "2", ""), line("", "3", "")};
  lines[1].date = "2015-01-01";
  lines[2].date = "2014-01-01";
  CHECK(order(lines, ConcordanceOrder::date) == "321");
}

TEST_CASE("a pipe is given no marks", "[kwic]") {
  const std::string text = aligned(line(alef + " ", bet, " " + gimel), 20, false, "", "");
  CHECK(text.find("\u2068") == text.npos);
  CHECK(text.find("\u200F") == text.npos);
  CHECK(text.find(alef + " " + bet + " " + gimel) != text.npos);
}
