#include "indexer/readers/documents/rtf_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/readers/documents/rtf_code_pages.h"
#include "indexer/readers/documents/rtf_writer.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf) : rtf_(rtf) {}

  RtfText read() {
    while (at_ < rtf_.size() && !has_ended_) {
      const char c = rtf_[at_++];
      switch (c) {
        case '{':
          writer_.open();
          begins_group_ = true;
          break;
        case '}':
          has_ended_ = writer_.close();
          break;
        case '\\':
          read_control();
          break;
        case '\r':
        case '\n':
        case '\0':
          break;
        default:
          add_byte(c);
      }
    }
    return writer_.finish(has_ended_);
  }

 private:
  /// A control word or symbol; at_ stands behind the backslash.
  void read_control() {
    if (at_ == rtf_.size()) return;
    const char c = rtf_[at_];
    const bool first_in_group = std::exchange(begins_group_, false);
    if (c >= 'a' && c <= 'z') {
      std::size_t end = at_;
      while (end < rtf_.size() && rtf_[end] >= 'a' && rtf_[end] <= 'z') ++end;
      const auto word = rtf_.substr(at_, end - at_);
      at_ = end;
      const auto number = read_number();
      if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
      return take_word(word, number, first_in_group);
    }
    ++at_;
    switch (c) {
      case '\'':
        add_hex();
        break;
      case '*':
        // A destination that may be left out by whom does not know it; some hold text.
        is_optional_ = true;
        begins_group_ = true;
        break;
      case '~':
        writer_.add_character(U' ');
        break;
      case '_':
        writer_.add_character(U'-');
        break;
      case '\n':
      case '\r':
        writer_.end_paragraph();
        break;
      case '{':
      case '}':
      case '\\':
        add_byte(c);
        break;
      default:
        break;
    }
  }

  std::optional<int> read_number() {
    std::size_t end = at_;
    if (end < rtf_.size() && rtf_[end] == '-') ++end;
    const std::size_t digits = end;
    int number = 0;
    while (end < rtf_.size() && rtf_[end] >= '0' && rtf_[end] <= '9') {
      if (number < 100'000'000) number = number * 10 + (rtf_[end] - '0');
      ++end;
    }
    if (end == digits) return std::nullopt;
    const bool is_negative = rtf_[at_] == '-';
    at_ = end;
    return is_negative ? -number : number;
  }

  void take_word(std::string_view word, std::optional<int> number, bool first_in_group) {
    const bool is_optional = std::exchange(is_optional_, false);
    if (word == "u") return writer_.add_numbered(number.value_or(0));
    writer_.flush();
    if (word == "bin") {
      at_ += std::min(static_cast<std::size_t>(std::max(number.value_or(0), 0)), rtf_.size() - at_);
    } else if (first_in_group && take_destination(word, is_optional)) {
      return;
    } else if (!take_break(word)) {
      take_property(word, number);
    }
  }

  /// A group with a meaning of its own.
  bool take_destination(std::string_view word, bool is_optional) {
    RtfState& state = writer_.state();
    static constexpr std::array skipped = {
        "colortbl"sv,  "stylesheet"sv, "pict"sv,     "fldinst"sv,   "objdata"sv, "nonshppict"sv,
        "listtable"sv, "revtbl"sv,     "rsidtbl"sv,  "generator"sv, "xe"sv,      "tc"sv,
        "themedata"sv, "datastore"sv,  "listtext"sv, "pntext"sv,    "private"sv, "bkmkstart"sv,
        "bkmkend"sv,   "sp"sv,         "objclass"sv, "objname"sv,   "falt"sv,    "panose"sv,
        "fontemb"sv,   "shprslt"sv,    "atnid"sv,    "atnauthor"sv, "atndate"sv, "atnref"sv,
        "ftnsep"sv,    "ftnsepc"sv,    "aftnsep"sv,  "aftnsepc"sv};
    static constexpr std::array around = {"header"sv,  "footer"sv,  "headerl"sv, "headerr"sv,
                                          "headerf"sv, "footerl"sv, "footerr"sv, "footerf"sv};
    // Optional ones whose text is the document's.
    static constexpr std::array kept = {"shppict"sv, "shpinst"sv};
    const auto is_one_of = [&](const auto& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (state.in_properties) {
      // What stands there twice is given in other letters first.
      if (word == "title") writer_.begin_title();
      if (word == "author") writer_.begin_author();
      if (word == "creatim") writer_.begin_creation();
      return true;
    }
    if (state.kind == RtfKind::skipped) return true;
    if (word == "fonttbl") {
      state.kind = RtfKind::fonts;
    } else if (word == "info") {
      state.in_properties = true;
      state.kind = RtfKind::skipped;
    } else if (word == "footnote" || word == "annotation" || word == "shptxt") {
      writer_.begin_part(RtfKind::note);
    } else if (is_one_of(around)) {
      writer_.begin_part(RtfKind::around);
    } else if (is_one_of(skipped) || (is_optional && !is_one_of(kept))) {
      state.kind = RtfKind::skipped;
    } else {
      return false;
    }
    return true;
  }

  /// Words that stand for characters and ends of lines.
  bool take_break(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, char32_t>, 12> characters = {
        {{"tab"sv, U' '},
         {"cell"sv, U' '},
         {"nestcell"sv, U' '},
         {"emspace"sv, U' '},
         {"enspace"sv, U' '},
         {"emdash"sv, 0x2014},
         {"endash"sv, 0x2013},
         {"bullet"sv, 0x2022},
         {"lquote"sv, 0x2018},
         {"rquote"sv, 0x2019},
         {"ldblquote"sv, 0x201C},
         {"rdblquote"sv, 0x201D}}};
    const auto found = std::find_if(characters.begin(), characters.end(),
                                    [&](const auto& character) { return character.first == word; });
    if (found != characters.end()) {
      writer_.add_character(found->second);
    } else if (word == "par" || word == "row" || word == "nestrow" || word == "sect" || word == "page") {
      writer_.end_paragraph();
    } else if (word == "line" || word == "softline" || word == "lbr") {
      writer_.add_character(U'\n');
    } else {
      return false;
    }
    return true;
  }

  void take_property(std::string_view word, std::optional<int> number) {
    RtfState& state = writer_.state();
    const int value = number.value_or(1);
    if (word == "ansicpg") {
      if (value > 0) writer_.set_code_page(code_page_name(value));
    } else if (word == "mac") {
      writer_.set_code_page("macintosh");
    } else if (word == "pc") {
      writer_.set_code_page("ibm-437");
    } else if (word == "pca") {
      writer_.set_code_page("ibm-850");
    } else if (word == "deff") {
      writer_.set_default_font(value);
    } else if (word == "f" && state.kind == RtfKind::fonts) {
      font_in_table_ = value;
    } else if (word == "fcharset") {
      if (std::string page = code_page_of_charset(value); !page.empty())
        writer_.set_font_page(font_in_table_, std::move(page));
    } else if (word == "f") {
      state.font = value;
      if (state.right_to_left) state.associated_font = value;
    } else if (word == "af") {
      state.associated_font = value;
    } else if (word == "rtlch" || word == "ltrch") {
      state.right_to_left = word == "rtlch";
    } else if (word == "plain") {
      state.font = state.associated_font = -1;
      state.hidden = state.right_to_left = false;
    } else if (word == "pard") {
      state.is_heading = false;
    } else if (word == "outlinelevel") {
      state.is_heading = value >= 0 && value < 9;
    } else if (word == "v" || word == "deleted") {
      state.hidden = value != 0;
    } else if (word == "uc") {
      state.skipped_after_number = std::clamp(value, 0, 10);
    } else if (writer_.takes_creation()) {
      take_creation(word, value);
    }
  }

  void take_creation(std::string_view word, int value) {
    if (word == "yr") writer_.set_creation_year(value);
    if (word == "mo") writer_.set_creation_month(value);
    if (word == "dy") writer_.set_creation_day(value);
  }

  void add_byte(char c) {
    begins_group_ = false;
    writer_.add_byte(c);
  }

  void add_hex() {
    const auto digit = [&](std::size_t at) {
      const char c = at < rtf_.size() ? rtf_[at] : ' ';
      if (c >= '0' && c <= '9') return c - '0';
      if (c >= 'a' && c <= 'f') return c - 'a' + 10;
      if (c >= 'A' && c <= 'F') return c - 'A' + 10;
      return -1;
    };
    const int high = digit(at_);
    const int low = digit(at_ + 1);
    if (high < 0 || low < 0) return;
    at_ += 2;
    add_byte(static_cast<char>(high * 16 + low));
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  RtfWriter writer_;
  bool begins_group_ = false;
  bool is_optional_ = false;
  bool has_ended_ = false;
  int font_in_table_ = 0;
};

}  // namespace

RtfText read_rtf_text(std::string_view rtf) {
  return RtfReader(rtf).read();
}

}  // namespace fihris
