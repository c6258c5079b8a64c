#include "query/terminal/line_layout.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "query/language/characters.h"
#include "query/terminal/styled_text.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

// Letters in logical order, and in the order and forms in which they are seen from left to right.
const std::string salam = "\u0633\u0644\u0627\u0645";
const std::string salam_seen = "\uFEE1\uFEFC\uFEB3";
const std::string salam_seen_apart = "\uFEE1\uFE8E\uFEE0\uFEB3";
const std::string hebrew = "\u05D0\u05D1\u05D2";
const std::string hebrew_seen = "\u05D2\u05D1\u05D0";

constexpr BidiMode modes[] = {BidiMode::logical, BidiMode::isolate, BidiMode::visual, BidiMode::kitty};

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string seen(const std::string& text, BidiMode mode = BidiMode::visual) {
  return lay_out(text, mode, 0);
}

/// Columns of a line, its sequences aside.
std::size_t columns(const std::string& line) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (const std::size_t size = style_sequence(std::string_view(line).substr(at))) {
      at += size;
      continue;
    }
    const auto [code, size] = character_at(line, at);
    used += display_width(code);
    at += size;
  }
  return used;
}

std::string without_marks(std::string text) {
  for (const std::string mark : {"\u2068", "\u2069", "\u200E", "\u200F"}) {
    for (std::size_t at; (at = text.find(mark)) != text.npos;) text.erase(at, mark.size());
  }
  return text;
}

std::string words(const std::string& word, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word;
  return text;
}

}  // namespace

TEST_CASE("visual order runs from right to left and joins Arabic letters", "[bidi]") {
  CHECK(seen("abc") == "abc");
  CHECK(seen(hebrew) == hebrew_seen);
  CHECK(seen(salam) == salam_seen);
}

TEST_CASE("in visual order numbers and Latin words keep their direction", "[bidi]") {
  CHECK(seen(isolated(hebrew + " 12 abc")) == "abc 12 " + hebrew_seen);
  CHECK(seen("abc " + hebrew + " d") == "abc " + hebrew_seen + " d");
}

TEST_CASE("in visual order brackets are mirrored", "[bidi]") {
  CHECK(seen(isolated(hebrew + " (" + hebrew + ")")) == "(" + hebrew_seen + ") " + hebrew_seen);
  CHECK(seen(isolated(hebrew + " (" + hebrew + ")"), BidiMode::kitty) == "(" + hebrew + ") " + hebrew);
}

TEST_CASE("in visual order marks stay behind their letters", "[bidi]") {
  CHECK(seen("\u05D0\u05B8\u05D1") == "\u05D1\u05D0\u05B8");
  CHECK(seen("\u062F\u064E\u0631") == "\uFEAD\uFEA9\u064E");
}

TEST_CASE("for kitty words are reordered and their letters are not", "[bidi]") {
  CHECK(seen(isolated(salam + " " + hebrew + " 12 abc"), BidiMode::kitty) ==
        "abc 12 " + hebrew + " " + salam);
  const std::string comma = "\u060C";
  CHECK(seen(isolated(salam + comma + " " + hebrew), BidiMode::kitty) == hebrew + " " + salam + comma);
  const std::string joined_apart = "\u0645\u06CC\u200C\u0631";
  CHECK(seen(joined_apart, BidiMode::kitty) == joined_apart);
}

TEST_CASE("fields between isolates keep their places on the line in every mode", "[bidi]") {
  const std::string line = isolated(salam) + "  2015-07-12  " + isolated(hebrew);
  CHECK(seen(line, BidiMode::logical) == salam + "  2015-07-12  " + hebrew);
  CHECK(seen(line, BidiMode::isolate) == line);
  CHECK(seen(line, BidiMode::visual) == salam_seen + "  2015-07-12  " + hebrew_seen);
  CHECK(seen(line, BidiMode::kitty) == salam + "  2015-07-12  " + hebrew);
}

TEST_CASE("no mode but isolate gives a terminal isolates or direction marks", "[bidi]") {
  for (const BidiMode mode : {BidiMode::visual, BidiMode::kitty, BidiMode::logical}) {
    const std::string text = lay_out(isolated(words(salam, 30)) + " " + isolated(hebrew), mode, 40);
    CHECK(without_marks(text) == text);
  }
}

TEST_CASE("colours and links follow their letters, and are ended on each line", "[bidi]") {
  const std::string red = "\033[1;31m", plain = "\033[0m";
  // The second word, which is seen on the left of the first.
  CHECK(seen(isolated(hebrew + " " + red + hebrew + plain)) == red + hebrew_seen + plain + " " + hebrew_seen);
  CHECK(lay_out(red + "one two" + plain, BidiMode::logical, 8) == red + "one two" + plain);
  const std::string link = "\033]8;;file:///a\033\\", end = "\033]8;;\033\\";
  CHECK(lay_out(link + red + "one two three four" + plain + end, BidiMode::logical, 10) ==
        link + red + "one two" + end + plain + "\n" + link + red + "three four" + end + plain);
}

TEST_CASE("for kitty a word that is coloured in part is coloured whole", "[bidi]") {
  CHECK(seen("\u0628\033[1m\u0639\u0631\033[0m " + hebrew, BidiMode::kitty) ==
        hebrew + " \033[1m\u0628\u0639\u0631\033[0m");
}

TEST_CASE("a highlight over both directions is seen in parts", "[bidi]") {
  // a b | hebrew: from the b to the first Hebrew letter.
  CHECK(seen("a \033[1mb\u05D0\033[0m\u05D1\u05D2") == "a \033[1mb\033[0m\u05D2\u05D1\033[1m\u05D0\033[0m");
}

TEST_CASE("lines are broken at words in every mode at every width", "[bidi]") {
  const std::string source = "1.  " + isolated(words(salam + " " + hebrew + " abc 12", 30)) + "  2015-07-12";
  for (const BidiMode mode : modes) {
    for (const std::size_t width : {std::size_t{20}, std::size_t{40}, std::size_t{80}, std::size_t{200}}) {
      const Lines lines = lines_of(lay_out(source, mode, width));
      INFO(static_cast<int>(mode) << " at " << width);
      CHECK(lines.size() > 1);
      CHECK(lines.front().starts_with("1.  "));
      for (const std::string& line : lines) {
        CHECK(columns(line) <= width);
        if (&line != &lines.front()) CHECK(line.starts_with("    "));
        CHECK(!line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("breaking lines loses and changes nothing", "[bidi]") {
  const std::string source = words(salam + " abc " + hebrew, 20);
  for (const std::size_t width : {9, 10, 11, 17, 40, 80}) {
    std::string text = lay_out(isolated(source), BidiMode::isolate, width);
    text = without_marks(text);
    std::string together;
    for (const std::string& line : lines_of(text)) {
      const std::size_t begin = line.find_first_not_of(' ');
      together += (together.empty() ? "" : " ") + line.substr(std::min(begin, line.size()));
    }
    CHECK(together == source);
  }
}

TEST_CASE("an isolate that is cut keeps its direction on every line", "[bidi]") {
  // The second line begins with a Latin word, and would run from left to right by itself.
  CHECK(lay_out("\u2068" + hebrew + " " + hebrew + " abc " + hebrew + "\u2069", BidiMode::isolate, 8) ==
        "\u2068" + hebrew + " " + hebrew + "\u2069\n\u2068\u200F" + "abc " + hebrew + "\u2069");
}

TEST_CASE("lines of a text from right to left end together on the right", "[bidi]") {
  const std::string long_word = words("\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5", 1);
  for (const BidiMode mode : modes) {
    const Lines lines =
        lines_of(lay_out("    " + isolated(long_word + " " + long_word + " " + hebrew), mode, 18));
    REQUIRE(lines.size() == 2);
    CHECK(columns(lines[0]) == columns(lines[1]));
    CHECK(lines[1].starts_with("    " + std::string(10, ' ')));
  }
  CHECK(lines_of(lay_out("    one two three four", BidiMode::visual, 18)) ==
        Lines{"    one two three", "    four"});
}

TEST_CASE("further lines begin where the first one says something", "[bidi]") {
  CHECK(lay_out("10. one two three four five six", BidiMode::logical, 24) ==
        "10. one two three four\n    five six");
  CHECK(lay_out("   found    one two three four five six seven", BidiMode::logical, 40) ==
        "   found    one two three four five six\n            seven");
  CHECK(lay_out("one two three four", BidiMode::logical, 14) == "one two three\n  four");
}

TEST_CASE("no name can make a further line begin as a message does", "[bidi]") {
  for (std::size_t width = 12; width < 60; ++width) {
    const std::string text =
        lay_out("/a name of a file fihris: forged fihris: again", BidiMode::logical, width);
    CHECK(text.find("\nfihris:") == text.npos);
  }
}

TEST_CASE("a long path is left whole, a long Arabic word is cut between letters with their marks", "[bidi]") {
  const std::string path = "/a/" + std::string(40, 'b');
  CHECK(lay_out("    " + path, BidiMode::visual, 20) == "    " + path);
  CHECK(lay_out("one " + path, BidiMode::logical, 20) == "one\n  " + path);
  std::string marked;
  for (int i = 0; i < 30; ++i) marked += "\u062F\u064E\u0651";
  for (const std::string& line : lines_of(lay_out(marked, BidiMode::logical, 10))) {
    CHECK(line.starts_with("\u062F"));
    CHECK(line.ends_with("\u064E\u0651"));
    CHECK(columns(line) == 10);
  }
}

TEST_CASE("a long Arabic word is not cut inside of characters that are joined", "[bidi]") {
  const std::string joiner = "\u200D";
  const std::string family = "\U0001F468" + joiner + "\U0001F469" + joiner + "\U0001F467";
  std::string word;
  for (int i = 0; i < 17; ++i) word += "\u0633";
  word += family;
  for (int i = 0; i < 17; ++i) word += "\u0633";
  const auto lines = lines_of(lay_out(word, BidiMode::logical, 20));
  CHECK(lines.size() == 2);
  CHECK(std::any_of(lines.begin(), lines.end(),
                    [&](const std::string& line) { return line.find(family) != line.npos; }));
}

TEST_CASE("marks take no column, wide characters two", "[bidi]") {
  const std::string marked = words("\u062F\u064E\u0631\u0651", 3);  // eight columns
  CHECK(lay_out(marked, BidiMode::logical, 8) == marked);
  CHECK(lines_of(lay_out(words("\u4E2D\u6587", 2), BidiMode::logical, 8)).size() == 2);
}

TEST_CASE("a line whose columns matter is not broken, and lam and alef keep two columns", "[bidi]") {
  const std::string line = "  \u200E" + salam + " \u200E(\u200E" + salam;
  CHECK(lay_out(line, BidiMode::visual, 8) == "  " + salam_seen_apart + " (" + salam_seen_apart);
  CHECK(columns(lay_out(line, BidiMode::visual, 8)) == columns(line));
}

TEST_CASE("a message from right to left with an option in it is broken like others", "[bidi]") {
  const std::string message = salam + ": \u200E--limit " + words(salam, 3);
  for (const BidiMode mode : modes) {
    for (const std::string& line : lines_of(lay_out(isolated(message), mode, 12))) CHECK(columns(line) <= 12);
  }
  CHECK(lines_of(lay_out(isolated(message), BidiMode::visual, 80)).front().find(salam_seen_apart) ==
        std::string::npos);
}

TEST_CASE("a line of nothing, of blanks, and a narrow terminal are no trouble", "[bidi]") {
  for (const BidiMode mode : modes) {
    CHECK(lay_out("", mode, 80) == "");
    CHECK(lay_out("   ", mode, 2) == "   ");
    CHECK(!lay_out(isolated(words(salam, 5)), mode, 1).empty());
    CHECK(!lay_out("\u2069\u2068\u2068" + salam, mode, 3).empty());
  }
}
