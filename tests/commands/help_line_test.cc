#include "commands/reports/help_line.h"

#include <sstream>
#include <string>
#include <vector>

#include "query/language/characters.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

const std::string salam = "\u0633\u0644\u0627\u0645";  // four columns, eight bytes

std::string words(const std::string& word, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word;
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::size_t width_of(const std::string& text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    width += display_width(character.code);
    at += character.size;
  }
  return width;
}

}  // namespace

TEST_CASE("what an option does stands beside it, and goes on below", "[help]") {
  const auto lines = lines_of(help_line("  --limit N", words("four", 12), false));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "  --limit N                 " + words("four", 10));
  CHECK(lines[1] == std::string(28, ' ') + words("four", 2));
}

TEST_CASE("an option too wide has a line alone", "[help]") {
  const std::string head = "  --" + std::string(24, 'x');
  CHECK(help_line(head, "text", false) == head + '\n' + std::string(28, ' ') + "text\n");
  CHECK(help_line(head.substr(1), "text", false) == head.substr(1) + " text\n");
}

TEST_CASE("columns of help are those of the terminal, not bytes", "[help]") {
  const auto lines = lines_of(help_line("  --limit N", words(salam, 11), false));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "  --limit N                 " + words(salam, 10));
  const std::string vocalised = "\u0633\u064E\u0644\u0627\u0645\u064C";
  CHECK(lines_of(help_line("  --limit N", words(vocalised, 10), false)).size() == 1);
}

TEST_CASE("help from right to left is in isolates, and its lines end together", "[help]") {
  const std::string text = words(salam, 10) + " --last";
  const auto lines = lines_of(help_line("  --limit N", text, true));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("  --limit N  "));
  for (const std::string& line : lines) {
    CHECK(width_of(line) == 28 + 49);
    CHECK(line.ends_with("\u2069"));
  }
  CHECK(lines[1].ends_with(" \u2068\u200F--last\u2069"));
  CHECK(help_line("  --limit N", "text", true) == help_line("  --limit N", "text", false));
  CHECK(help_text(salam, true) == "\u2068" + salam + "\u2069");
  CHECK(help_text(salam, false) == salam);
}
