#include "query/shown/bidi.h"

#include <memory>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>
#include <unicode/utf16.h>

#include "analyzers/words/utf8.h"
#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

bool is_right_to_left(char32_t code) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(code));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
}

/// Text in UTF-16, with a flag for each unit that is highlighted.
struct Units {
  icu::UnicodeString text;
  std::vector<bool> marked;

  int32_t size() const { return text.length(); }
};

Units to_units(const MarkedText& source) {
  Units units;
  auto highlight = source.highlights.begin();
  for (std::size_t at = 0; at < source.text.size();) {
    while (highlight != source.highlights.end() && highlight->end <= at) ++highlight;
    const bool marked = highlight != source.highlights.end() && highlight->begin <= at;
    units.text.append(static_cast<UChar32>(next_character(source.text, at)));
    units.marked.resize(static_cast<std::size_t>(units.size()), marked);
  }
  return units;
}

bool is_mark(UChar32 code) {
  return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

/// Letters in the forms that they have beside their neighbours. A lam with its alef becomes one character.
Units shaped(const Units& units) {
  icu::UnicodeString forms;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = units.size();
  u_shapeArabic(units.text.getBuffer(), length, forms.getBuffer(length), length,
                U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_FIXED_SPACES_NEAR,
                &status);
  forms.releaseBuffer(U_SUCCESS(status) ? length : 0);
  if (U_FAILURE(status)) return units;
  Units result;
  for (int32_t i = 0; i < length; ++i) {
    if (forms[i] == ' ' && units.text[i] != ' ') continue;  // the alef of a lam-alef
    // ICU gives marks a width of their own; they are to stay on their letters.
    result.text.append(is_mark(units.text[i]) ? units.text[i] : forms[i]);
    result.marked.push_back(units.marked[static_cast<std::size_t>(i)]);
  }
  return result;
}

/// The end of the line that begins at `begin`: at a space, or where the columns are used up.
int32_t line_end(const icu::UnicodeString& text, int32_t begin, std::size_t columns) {
  std::size_t used = 0;
  int32_t space = -1;
  for (int32_t at = begin; at < text.length();) {
    const UChar32 code = text.char32At(at);
    if (code == ' ') space = at;
    used += display_width(static_cast<char32_t>(code));
    if (used > columns && at > begin) return space > begin ? space : at;
    at += U16_LENGTH(code);
  }
  return text.length();
}

/// Writes characters in visual order with their highlights.
class LineWriter {
 public:
  void append(UChar32 code, bool marked) {
    if (marked && !(open_ && line_.highlights.back().end == line_.text.size())) {
      line_.highlights.push_back({line_.text.size(), line_.text.size()});
    }
    open_ = marked;
    append_utf8(line_.text, static_cast<char32_t>(code));
    if (marked) line_.highlights.back().end = line_.text.size();
  }

  MarkedText take() { return std::move(line_); }

 private:
  MarkedText line_;
  bool open_ = false;
};

/// Appends a run from right to left; marks stay behind their letter, brackets are mirrored.
void append_reversed(LineWriter& line, const Units& units, int32_t begin, int32_t end) {
  for (int32_t cluster_end = end; cluster_end > begin;) {
    int32_t at = cluster_end;
    do {
      at = units.text.moveIndex32(at, -1);
    } while (at > begin && is_mark(units.text.char32At(at)));
    for (int32_t i = at; i < cluster_end; i = units.text.moveIndex32(i, 1)) {
      line.append(u_charMirror(units.text.char32At(i)), units.marked[static_cast<std::size_t>(i)]);
    }
    cluster_end = at;
  }
}

MarkedText visual_line(UBiDi* paragraph, UBiDi* line, const Units& units, int32_t begin, int32_t end) {
  LineWriter writer;
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setLine(paragraph, begin, end, line, &status);
  const int32_t runs = ubidi_countRuns(line, &status);
  for (int32_t run = 0; U_SUCCESS(status) && run < runs; ++run) {
    int32_t start = 0;
    int32_t length = 0;
    const UBiDiDirection direction = ubidi_getVisualRun(line, run, &start, &length);
    start += begin;
    if (direction == UBIDI_RTL) {
      append_reversed(writer, units, start, start + length);
    } else {
      for (int32_t i = start; i < start + length; i = units.text.moveIndex32(i, 1)) {
        writer.append(units.text.char32At(i), units.marked[static_cast<std::size_t>(i)]);
      }
    }
  }
  return writer.take();
}

}  // namespace

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_right_to_left(next_character(text, at))) return true;
  }
  return false;
}

std::string isolated(std::string_view text) {
  if (!has_right_to_left(text)) return std::string(text);
  std::string result(first_strong_isolate);
  result += text;
  result += pop_isolate;
  return result;
}

std::vector<MarkedText> visual_lines(const MarkedText& text, std::size_t columns) {
  const Units units = shaped(to_units(text));
  std::vector<MarkedText> lines;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> paragraph(ubidi_open(), ubidi_close);
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> line(ubidi_open(), ubidi_close);
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(paragraph.get(), units.text.getBuffer(), units.size(), UBIDI_DEFAULT_LTR, nullptr, &status);
  if (units.size() == 0 || U_FAILURE(status)) return {text};
  for (int32_t begin = 0; begin < units.size();) {
    const int32_t end = line_end(units.text, begin, columns);
    lines.push_back(visual_line(paragraph.get(), line.get(), units, begin, end));
    begin = end;
    while (begin < units.size() && units.text[begin] == ' ') ++begin;
  }
  return lines;
}

}  // namespace fihris
