#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/unistr.h>

namespace fihris {

/// How a character looks: the sequences that a terminal has been given for it.
struct CharacterStyle {
  std::string colors;  ///< since the last that took all away; empty if plain
  std::string link;    ///< the sequence that begins its hyperlink; empty if none

  bool operator==(const CharacterStyle&) const = default;
};

/// A line in UTF-16 without sequences, and the style of each unit.
struct StyledText {
  icu::UnicodeString text;
  std::vector<std::size_t> style;  ///< index into `styles`
  std::vector<CharacterStyle> styles{CharacterStyle{}};

  void append(char32_t code, std::size_t style_of_it);
};

/// Bytes of the sequence of this program that `text` begins with: a colour (ESC [ digits and semicolons m),
/// or the beginning or end of a hyperlink (ESC ] 8 ; ; printable ASCII ESC \); 0 if it begins with none.
std::size_t style_sequence(std::string_view text);

/// Takes a line of UTF-8 apart.
StyledText parse_styled(std::string_view line);

/// Puts characters and their sequences together again.
class StyledWriter {
 public:
  explicit StyledWriter(const std::vector<CharacterStyle>& styles) : styles_(styles) {}

  void append(char32_t code, std::size_t style);
  /// Appends text without a style.
  void append_plain(std::string_view text);
  /// Ends what is open; returns all.
  std::string take();

 private:
  void change_to(std::size_t style);

  const std::vector<CharacterStyle>& styles_;
  std::size_t current_ = 0;
  std::string text_;
};

}  // namespace fihris
