#include "query/shown/caret_message.h"

#include <string>
#include <vector>

#include "query/language/parser.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// The caret line of a message.
std::string caret_line(const std::string& message) {
  return message.substr(message.rfind('\n') + 1);
}

}  // namespace

TEST_CASE("a caret stands under the place of a note", "[note]") {
  const std::string query = "one foo:bar two";
  const ParsedQuery parsed = parse_query(query);
  REQUIRE(parsed.notes.size() == 1);
  CHECK(caret_message(query, parsed.notes[0]) ==
        "no field is called 'foo'; read as words\n  one foo:bar two\n      ^~~~");
}

TEST_CASE("marks and invisible characters take no column, wide characters two", "[note]") {
  const std::string marked = "\u0645\u064F\u062D\u064E\u200F (";
  CHECK(caret_line(caret_message(marked, {marked.size() - 1, marked.size(), "stray"})) == "     ^");
  const std::string wide = "\u4E2D\u6587 (";
  CHECK(caret_line(caret_message(wide, {wide.size() - 1, wide.size(), "stray"})) == "       ^");
}

TEST_CASE("in right-to-left text, marks keep the place in its column", "[note]") {
  const std::string word = "\u0645\u0635\u0631";
  const std::string query = word + " (" + word;
  CHECK(caret_message(query, {7, 8, "stray"}) ==
        "stray\n  \u200E" + word + " \u200E(\u200E" + word + "\n      ^");
}

TEST_CASE("line ends and controls in a query become spaces", "[note]") {
  CHECK(caret_message("a\n\x1B[2J(", {6, 7, "stray"}) == "stray\n  a  [2J(\n        ^");
}

TEST_CASE("a long query is shown around the place", "[note]") {
  const std::string query = std::string(500, 'a') + " ( " + std::string(500, 'b');
  const std::string message = caret_message(query, {501, 502, "stray"});
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    lines.push_back(message.substr(at, end - at));
    at = end + 1;
  }
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].size() <= 2 + 72 + 2 * std::string("\u2026").size());
  CHECK(lines[2].find('^') == 2 + 40);
  const std::size_t ellipsis_bytes_over_columns = std::string("\u2026").size() - 1;
  CHECK(lines[1].find('(') == lines[2].find('^') + ellipsis_bytes_over_columns);
}

TEST_CASE("the end of a query has a place too", "[note]") {
  CHECK(caret_line(caret_message("abc", {3, 3, "end"})) == "     ^");
}
