#include "query/language/parser.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/error.h"
#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"
#include "tests/support/check_analyzer.h"
#include "tests/support/check_query.h"
#include "tests/support/escaped.h"

using namespace fihris;

namespace {

/// The places that are noted, separated by blanks, or a hyphen if there are none.
std::string noted(const std::string& query, const ParsedQuery& parsed) {
  std::string places;
  for (const Note& note : parsed.notes) {
    if (!places.empty()) places += ' ';
    places += query.substr(note.begin, note.end - note.begin);
  }
  return places.empty() ? "-" : places;
}

void check_table(const std::string& name) {
  for (const auto& row : read_word_table(name)) {
    REQUIRE(row.size() == 4);
    const std::string query = unescaped(row[1]);
    INFO(row[0] << ": " << row[1]);
    const ParsedQuery parsed = parse_query(query);
    CHECK((is_empty(parsed.root) ? "-" : describe(parsed.root)) == row[2]);
    CHECK(noted(query, parsed) == row[3]);
    CHECK(broken_query_invariant(query) == "");
  }
}

/// Words, operators and whatever people paste, in any order.
std::string random_query(RandomText& random) {
  static const std::vector<std::string> pieces{"a",         "b16",
                                               "F-16",      "=c",
                                               "~d",        "e*",
                                               "+",         "-",
                                               "=",         "~",
                                               "*",         "|",
                                               "(",         ")",
                                               "\"",        "AND",
                                               "OR",        "NOT",
                                               "NEAR/3",    "NEAR",
                                               "NEAR/0",    "title:",
                                               "source:",   "name:x",
                                               "date:2015", "date:2015-07..2015-08",
                                               "date:x",    "foo:",
                                               ":",         "..",
                                               ",",         "http://a.b/c",
                                               "\u00AB",    "\u00BB",
                                               "\u2018",    "\u2019",
                                               "\u201C",    "\u201D",
                                               "\u060C",    "\u0643\u062A\u0627\u0628",
                                               "\u200F"};
  std::string query;
  for (std::size_t left = random.below(14); left > 0; --left) {
    query += random.below(8) == 0 ? random.text(5) : pieces[random.below(pieces.size())];
    if (random.below(3) != 0) query += ' ';
  }
  return query;
}

}  // namespace

TEST_CASE("every construct of the query language reads as its table says", "[query]") {
  check_table("language/language.tsv");
}

TEST_CASE("anything pasted is read as words, and the places that looked like syntax are noted", "[query]") {
  check_table("language/pasted.tsv");
}

TEST_CASE("the manual's examples are queries without a doubtful place", "[query]") {
  std::ifstream manual(std::string(TABLES) + "/../../docs/man/fihris-query.7");
  REQUIRE(manual);
  unsigned examples = 0;
  for (std::string line; std::getline(manual, line);) {
    const std::size_t quote = line.find('\'');
    if (!line.starts_with(".B \"fihris search '")) continue;
    std::string query = line.substr(quote + 1, line.rfind('\'') - quote - 1);
    for (const auto& [written, meant] : {std::pair("\\-", "-"), std::pair("\\(dq", "\"")}) {
      for (std::size_t at; (at = query.find(written)) != std::string::npos;) {
        query.replace(at, std::string(written).size(), meant);
      }
    }
    INFO(query);
    CHECK(noted(query, parse_query(query)) == "-");
    ++examples;
  }
  CHECK(examples == 5);
}

TEST_CASE("any text is a query that describes itself", "[query]") {
  RandomText random(20150712);
  for (int i = 0; i < 20000; ++i) {
    const std::string query = random_query(random);
    INFO(query);
    REQUIRE(broken_query_invariant(query, !is_spaceless(query)) == "");
  }
}

TEST_CASE("words know their places in the query", "[query]") {
  const Node root = parse_query("one  \"two three\"").root;
  REQUIRE(root.children.size() == 2);
  CHECK(root.children[0].words[0].begin == 0);
  CHECK(root.children[1].words[1].begin == 10);
  CHECK(root.children[1].words[1].end == 15);
}

TEST_CASE("a phrase knows whether it was typed in quotation marks", "[query]") {
  CHECK(parse_query("\"f 16\"").root.quoted);
  CHECK_FALSE(parse_query("F-16").root.quoted);
}

TEST_CASE("what source: compares is kept as typed", "[query]") {
  CHECK(parse_query("source:Al-Watan").root.written == "Al-Watan");
  CHECK(parse_query("source:\"Al Watan, Riyadh\"").root.written == "Al Watan, Riyadh");
}

TEST_CASE("a query that is too long is refused with its length and the limit", "[query]") {
  CHECK_NOTHROW(parse_query(std::string(max_query_bytes, 'a')));
  CHECK_THROWS_WITH(parse_query(std::string(max_query_bytes + 1, 'a')),
                    Catch::Contains("65537 bytes") && Catch::Contains("65536 bytes"));
}

TEST_CASE("parentheses nested too deep are punctuation", "[query]") {
  const auto nested = [](unsigned depth) {
    return std::string(depth, '(') + "a | b" + std::string(depth, ')') + " c";
  };
  CHECK(describe(parse_query(nested(max_query_depth)).root) == "(a | b) c");
  CHECK(parse_query(nested(max_query_depth)).notes.empty());
  const ParsedQuery deeper = parse_query(nested(max_query_depth + 2));
  CHECK(describe(deeper.root) == "(a | b) c");
  CHECK(deeper.notes.size() == 2);
}

TEST_CASE("many notes are cut short, and the last says so", "[query]") {
  const ParsedQuery parsed = parse_query(std::string(1000, ')') + "a");
  REQUIRE(parsed.notes.size() == max_query_notes);
  CHECK_THAT(parsed.notes.back().text, Catch::Contains("980 further places"));
}

TEST_CASE("the longest queries of any one piece are sound", "[query]") {
  for (const std::string piece :
       {"(",  ")",      "a(",        "\"",      "\u2018a ", "\u201C \"", "a*",      "* ",     "+-",
        "a:", "title:", "OR ",       "a NEAR ", "a AND ",   "NOT ",      "-(",      "\u0640", "a\u0640*",
        "a|", "date:",  "=~+title:", "a.b",     "a- ",      "source:a ", "name:a ", "-(-a"}) {
    std::string query;
    while (query.size() + piece.size() <= max_query_bytes) query += piece;
    INFO(piece);
    CHECK(broken_query_invariant(query, false) == "");
  }
}
