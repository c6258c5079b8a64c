#include "query/terminal/visual_order.h"

#include <utility>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ushape.h>

#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr char16_t first_lam_alef = 0xFEF5;
constexpr char16_t last_lam_alef = 0xFEFC;
constexpr char16_t initial_lam = 0xFEDF;
constexpr char16_t medial_lam = 0xFEE0;

bool is_mark(UChar32 code) {
  return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

/// Joins letters, or keeps them apart.
bool is_joiner(UChar32 code) {
  return code == 0x200C || code == 0x200D;
}

/// The final alef of a ligature: with madda, hamza above, hamza below, or bare.
char16_t alef_of(char16_t ligature) {
  constexpr char16_t alefs[] = {0xFE82, 0xFE84, 0xFE88, 0xFE8E};
  return alefs[(ligature - first_lam_alef) / 2];
}

/// Letters and what stands with them in their font, which a terminal that turns words turns with them.
bool turns_with_letters(UChar32 code) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code, &status);
  return is_mark(code) || is_joiner(code) || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
         code == 0x060C || code == 0x061B || code == 0x061F || code == 0x0640;
}

class RunWriter {
 public:
  RunWriter(const StyledText& line, StyledWriter& writer) : line_(line), writer_(writer) {}

  void in_order(int32_t begin, int32_t end) {
    for (int32_t at = begin; at < end; at = line_.text.moveIndex32(at, 1))
      put(line_.text.char32At(at), style_at(at));
  }

  /// From right to left; marks stay behind their letter, brackets are mirrored. With `words_whole` the
  /// letters of a word keep their order.
  void reversed(int32_t begin, int32_t end, bool words_whole) {
    keeps_joiners_ = words_whole;
    for (int32_t right = end; right > begin;) {
      int32_t left = line_.text.moveIndex32(right, -1);
      if (words_whole && turns_with_letters(line_.text.char32At(left))) {
        while (left > begin && turns_with_letters(line_.text.char32At(line_.text.moveIndex32(left, -1))))
          left = line_.text.moveIndex32(left, -1);
      } else {
        while (left > begin && is_mark(line_.text.char32At(left))) left = line_.text.moveIndex32(left, -1);
      }
      const std::size_t whole_style = richest_style(left, right);
      for (int32_t at = left; at < right; at = line_.text.moveIndex32(at, 1))
        put(u_charMirror(line_.text.char32At(at)), words_whole ? whole_style : style_at(at));
      right = left;
    }
  }

 private:
  std::size_t style_at(int32_t at) const { return line_.style[static_cast<std::size_t>(at)]; }

  /// The style of a word that is coloured in part: where the terminal turns it, parts would part its letters.
  std::size_t richest_style(int32_t begin, int32_t end) const {
    std::size_t richest = style_at(begin);
    for (int32_t at = begin; at < end; ++at) {
      if (line_.styles[style_at(at)].colors.size() > line_.styles[richest].colors.size())
        richest = style_at(at);
    }
    return richest;
  }

  void put(UChar32 code, std::size_t style) {
    // What only tells of directions has done so.
    if (u_charType(code) == U_FORMAT_CHAR && !(keeps_joiners_ && is_joiner(code))) return;
    writer_.append(static_cast<char32_t>(code), style);
  }

  const StyledText& line_;
  StyledWriter& writer_;
  bool keeps_joiners_ = false;
};

}  // namespace

StyledText joined(const StyledText& line, bool with_ligatures) {
  icu::UnicodeString forms;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = line.text.length();
  u_shapeArabic(line.text.getBuffer(), length, forms.getBuffer(length), length,
                U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_FIXED_SPACES_NEAR,
                &status);
  forms.releaseBuffer(U_SUCCESS(status) ? length : 0);
  if (U_FAILURE(status)) return line;
  StyledText result;
  result.styles = line.styles;
  char16_t split_alef = 0;
  for (int32_t i = 0; i < length; ++i) {
    char16_t form = forms[i];
    if (form == ' ' && line.text[i] != ' ') {  // the alef of a ligature
      if (split_alef == 0) continue;
      form = std::exchange(split_alef, 0);
    } else if (!with_ligatures && form >= first_lam_alef && form <= last_lam_alef) {
      split_alef = alef_of(form);
      form = (form - first_lam_alef) % 2 == 0 ? initial_lam : medial_lam;
    }
    // ICU gives marks a width of their own; they are to stay on their letters.
    result.text.append(is_mark(line.text.char32At(i)) ? line.text[i] : form);
    result.style.push_back(line.style[static_cast<std::size_t>(i)]);
  }
  return result;
}

VisualLines::VisualLines(const StyledText& line, BidiMode mode)
    : line_(line), mode_(mode), paragraph_(ubidi_open()), part_(ubidi_open()) {
  if (mode != BidiMode::visual && mode != BidiMode::kitty) return;
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(paragraph_.get(), line.text.getBuffer(), line.text.length(), UBIDI_LTR, nullptr, &status);
}

std::string VisualLines::next(const TextRange& range, const std::string& padding) {
  StyledWriter writer(line_.styles);
  writer.append_plain(padding);
  if (range.begin == range.end) return writer.take();
  RunWriter runs(line_, writer);
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setLine(paragraph_.get(), range.begin, range.end, part_.get(), &status);
  const int32_t count = ubidi_countRuns(part_.get(), &status);
  if (U_FAILURE(status)) {
    runs.in_order(range.begin, range.end);
    return writer.take();
  }
  for (int32_t run = 0; run < count; ++run) {
    int32_t start = 0;
    int32_t length = 0;
    const UBiDiDirection direction = ubidi_getVisualRun(part_.get(), run, &start, &length);
    start += range.begin;
    if (direction == UBIDI_RTL) {
      runs.reversed(start, start + length, mode_ == BidiMode::kitty);
    } else {
      runs.in_order(start, start + length);
    }
  }
  return writer.take();
}

}  // namespace fihris
