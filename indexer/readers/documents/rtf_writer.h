#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/dates/day.h"
#include "indexer/readers/documents/rtf_text.h"

namespace fihris {

/// What the text of a group of RTF is.
enum class RtfKind { body, around, note, skipped, title, author, fonts };

/// What holds from a control word to the end of its group.
struct RtfState {
  RtfKind kind = RtfKind::body;
  int font = -1;             ///< of letters from left to right
  int associated_font = -1;  ///< of those from right to left
  bool right_to_left = false;
  bool hidden = false;
  bool is_heading = false;
  bool in_properties = false;
  int skipped_after_number = 1;  ///< characters that stand for a letter given by its number
};

/// Makes text of the characters of RTF: in the code page of their font, each in the part that its group is
/// of.
class RtfWriter {
 public:
  RtfState& state() { return state_; }

  void open();
  /// True if that was the outermost group.
  bool close();

  /// A byte in the code page of its font.
  void add_byte(char c);
  /// A letter by its number, which may be that of half of one, and below zero.
  void add_numbered(int number);
  void add_character(char32_t c);
  /// Decodes the bytes that have come together. To be called before the state changes.
  void flush();
  void end_paragraph();

  /// The group is a note or a running head from here on.
  void begin_part(RtfKind kind);
  /// The group is a property. What stands there twice is given in other letters first.
  void begin_title();
  void begin_author();
  void begin_creation() { creation_ = Day{}; }
  bool takes_creation() const {
    return creation_ && state_.kind == RtfKind::skipped && text_.created.empty();
  }
  void set_creation_year(int year) { creation_->year = year; }
  void set_creation_month(int month) { creation_->month = month; }
  /// The day comes behind year and month.
  void set_creation_day(int day);

  void set_code_page(std::string page) { code_page_ = std::move(page); }
  void set_default_font(int number) { default_font_ = number; }
  /// The code page of a font in the table of fonts.
  void set_font_page(int number, std::string page) { fonts_[number] = std::move(page); }

  RtfText finish(bool is_whole);

 private:
  bool is_text() const;
  std::string& target();
  void begin_property(RtfKind kind, std::string& property);
  void end_of_part(RtfKind kind);

  RtfText text_;
  RtfState state_;
  std::vector<RtfState> saved_;
  std::size_t too_deep_ = 0;
  std::string pending_;  ///< bytes, to be decoded
  int to_skip_ = 0;      ///< characters that stand for the letter before
  std::optional<char32_t> high_half_;
  std::string paragraph_;
  bool is_heading_ = false;
  std::string part_;
  std::vector<Paragraph> notes_;
  std::string code_page_ = "windows-1252";
  std::map<int, std::string> fonts_;  ///< their code pages; empty: the document's
  int default_font_ = 0;
  std::optional<Day> creation_;
};

}  // namespace fihris
