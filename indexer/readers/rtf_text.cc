#include "indexer/readers/rtf_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "analyzers/dates/day.h"
#include "analyzers/words/utf8.h"
#include "indexer/encodings/named_encoding.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

/// Groups that lie deeper are read as if they lay here.
constexpr std::size_t most_groups = 1000;

/// What the text of a group is.
enum class Kind { body, around, note, skipped, title, author, fonts };

struct State {
  Kind kind = Kind::body;
  int font = -1;             ///< of letters from left to right
  int associated_font = -1;  ///< of those from right to left
  bool right_to_left = false;
  bool hidden = false;
  bool is_heading = false;
  bool in_properties = false;
  int skipped_after_number = 1;  ///< characters that stand for a letter given by its number
};

std::string code_page_name(int number) {
  switch (number) {
    case 65001:
      return "UTF-8";
    case 10000:
      return "macintosh";
    case 10004:
      return "MacArabic";
    case 708:
      return "ISO-8859-6";
    case 437:
    case 720:
    case 850:
    case 864:
      return "ibm-" + std::to_string(number);
    default:
      return "windows-" + std::to_string(number);
  }
}

/// The code page of a font's character set; empty if that of the document counts.
std::string code_page_of_charset(int charset) {
  switch (charset) {
    case 77:
      return "macintosh";
    case 161:
      return "windows-1253";
    case 162:
      return "windows-1254";
    case 163:
      return "windows-1258";
    case 177:
    case 181:
      return "windows-1255";
    case 178:
    case 179:
    case 180:
      return "windows-1256";
    case 186:
      return "windows-1257";
    case 204:
      return "windows-1251";
    case 222:
      return "windows-874";
    case 238:
      return "windows-1250";
    case 255:
      return "ibm-850";
    default:
      return {};
  }
}

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf) : rtf_(rtf) {}

  RtfText read() {
    while (at_ < rtf_.size() && !has_ended_) {
      const char c = rtf_[at_++];
      switch (c) {
        case '{':
          open();
          break;
        case '}':
          close();
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
    end_paragraph();
    text_.is_whole = has_ended_;
    return std::move(text_);
  }

 private:
  void open() {
    flush();
    begins_group_ = true;
    if (saved_.size() < most_groups) {
      saved_.push_back(state_);
    } else {
      ++too_deep_;
    }
    to_skip_ = 0;
  }

  void close() {
    flush();
    to_skip_ = 0;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (saved_.empty()) return;
    const Kind ended = state_.kind;
    state_ = saved_.back();
    saved_.pop_back();
    if (ended != state_.kind && (ended == Kind::note || ended == Kind::around)) end_of_part(ended);
    if (saved_.empty()) has_ended_ = true;
  }

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
        add_character(U' ');
        break;
      case '_':
        add_character(U'-');
        break;
      case '\n':
      case '\r':
        end_paragraph();
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
    if (word == "u") return add_numbered(number.value_or(0));
    flush();
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
    if (state_.in_properties) {
      // What stands there twice is given in other letters first.
      if (word == "title") begin_property(Kind::title, text_.title);
      if (word == "author") begin_property(Kind::author, text_.author);
      if (word == "creatim") creation_ = Day{};
      return true;
    }
    if (state_.kind == Kind::skipped) return true;
    if (word == "fonttbl") {
      state_.kind = Kind::fonts;
    } else if (word == "info") {
      state_.in_properties = true;
      state_.kind = Kind::skipped;
    } else if (word == "footnote" || word == "annotation" || word == "shptxt") {
      begin_part(Kind::note);
    } else if (is_one_of(around)) {
      begin_part(Kind::around);
    } else if (is_one_of(skipped) || (is_optional && !is_one_of(kept))) {
      state_.kind = Kind::skipped;
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
      add_character(found->second);
    } else if (word == "par" || word == "row" || word == "nestrow" || word == "sect" || word == "page") {
      end_paragraph();
    } else if (word == "line" || word == "softline" || word == "lbr") {
      add_character(U'\n');
    } else {
      return false;
    }
    return true;
  }

  void take_property(std::string_view word, std::optional<int> number) {
    const int value = number.value_or(1);
    if (word == "ansicpg") {
      if (value > 0) code_page_ = code_page_name(value);
    } else if (word == "mac") {
      code_page_ = "macintosh";
    } else if (word == "pc") {
      code_page_ = "ibm-437";
    } else if (word == "pca") {
      code_page_ = "ibm-850";
    } else if (word == "deff") {
      default_font_ = value;
    } else if (word == "f" && state_.kind == Kind::fonts) {
      font_in_table_ = value;
    } else if (word == "fcharset") {
      if (std::string page = code_page_of_charset(value); !page.empty())
        fonts_[font_in_table_] = std::move(page);
    } else if (word == "f") {
      state_.font = value;
      if (state_.right_to_left) state_.associated_font = value;
    } else if (word == "af") {
      state_.associated_font = value;
    } else if (word == "rtlch" || word == "ltrch") {
      state_.right_to_left = word == "rtlch";
    } else if (word == "plain") {
      state_.font = state_.associated_font = -1;
      state_.hidden = state_.right_to_left = false;
    } else if (word == "pard") {
      state_.is_heading = false;
    } else if (word == "outlinelevel") {
      state_.is_heading = value >= 0 && value < 9;
    } else if (word == "v" || word == "deleted") {
      state_.hidden = value != 0;
    } else if (word == "uc") {
      state_.skipped_after_number = std::clamp(value, 0, 10);
    } else if (creation_ && state_.kind == Kind::skipped && text_.created.empty()) {
      take_creation(word, value);
    }
  }

  void take_creation(std::string_view word, int value) {
    if (word == "yr") creation_->year = value;
    if (word == "mo") creation_->month = value;
    if (word == "dy") {
      if (const auto day = gregorian_day(creation_->year, creation_->month, value))
        text_.created = to_iso(*day);
    }
  }

  bool is_text() const {
    return state_.kind != Kind::skipped && state_.kind != Kind::fonts && !state_.hidden;
  }

  void add_byte(char c) {
    begins_group_ = false;
    if (to_skip_ > 0) {
      --to_skip_;
    } else if (is_text()) {
      pending_ += c;
    }
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

  /// A letter by its number, which may be that of half of one, and below zero.
  void add_numbered(int number) {
    flush();
    const auto unit = static_cast<char32_t>(number & 0xFFFF);
    to_skip_ = state_.skipped_after_number;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_half_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      if (high_half_) add_character(0x10000 + ((*high_half_ - 0xD800) << 10U) + (unit - 0xDC00));
      high_half_.reset();
    } else {
      add_character(unit);
    }
  }

  void add_character(char32_t c) {
    flush();
    if (is_text() && c != 0) append_utf8(target(), c);
  }

  std::string& target() {
    switch (state_.kind) {
      case Kind::title:
        return text_.title;
      case Kind::author:
        return text_.author;
      case Kind::around:
      case Kind::note:
        return part_;
      default:
        is_heading_ |= state_.is_heading;
        return paragraph_;
    }
  }

  /// Decodes the bytes that have come together.
  void flush() {
    if (pending_.empty()) return;
    const bool has_associated = state_.right_to_left && state_.associated_font >= 0;
    const int own = has_associated ? state_.associated_font : state_.font;
    const auto font = fonts_.find(own >= 0 ? own : default_font_);
    const std::string& page = font != fonts_.end() && !font->second.empty() ? font->second : code_page_;
    append_named(target(), pending_, is_known_encoding(page) ? page : "windows-1252");
    pending_.clear();
  }

  static void add_paragraph(std::string text, bool is_heading, std::vector<Paragraph>& paragraphs) {
    if (text.find_first_not_of(" \t\n") != text.npos) paragraphs.push_back({std::move(text), is_heading});
  }

  void end_paragraph() {
    flush();
    if (state_.kind == Kind::note || state_.kind == Kind::around) {
      part_ += '\n';
    } else if (state_.kind == Kind::body) {
      add_paragraph(std::exchange(paragraph_, {}), std::exchange(is_heading_, false), text_.paragraphs);
      std::move(notes_.begin(), notes_.end(), std::back_inserter(text_.paragraphs));
      notes_.clear();
    }
  }

  void begin_part(Kind kind) {
    if (!part_.empty()) part_ += '\n';  // inside of another one
    state_.kind = kind;
  }

  void begin_property(Kind kind, std::string& property) {
    state_.kind = kind;
    property.clear();
  }

  void end_of_part(Kind kind) {
    while (part_.ends_with('\n')) part_.pop_back();
    add_paragraph(std::exchange(part_, {}), false, kind == Kind::note ? notes_ : text_.around);
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  RtfText text_;
  State state_;
  std::vector<State> saved_;
  std::size_t too_deep_ = 0;
  bool begins_group_ = false;
  bool is_optional_ = false;
  bool has_ended_ = false;
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
  int font_in_table_ = 0;
  std::optional<Day> creation_;
};

}  // namespace

RtfText read_rtf_text(std::string_view rtf) {
  return RtfReader(rtf).read();
}

}  // namespace fihris
