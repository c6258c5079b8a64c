#include "query/terminal/line_layout.h"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include "query/language/characters.h"
#include "query/terminal/line_breaks.h"
#include "query/terminal/styled_text.h"
#include "query/terminal/visual_order.h"

namespace fihris {
namespace {

constexpr char16_t first_strong_isolate = 0x2068;
constexpr char16_t pop_isolate = 0x2069;
constexpr char16_t left_to_right_mark = 0x200E;
constexpr char16_t right_to_left_mark = 0x200F;

bool is_isolate(UChar32 code) {
  return code == first_strong_isolate || code == pop_isolate;
}

StyledText without_isolates(const StyledText& line) {
  StyledText result;
  result.styles = line.styles;
  for (int32_t at = 0; at < line.text.length(); at = line.text.moveIndex32(at, 1)) {
    const UChar32 code = line.text.char32At(at);
    if (!is_isolate(code))
      result.append(static_cast<char32_t>(code), line.style[static_cast<std::size_t>(at)]);
  }
  return result;
}

/// Whether the first letter at or behind `begin` makes its text run from right to left.
bool runs_from_right(const icu::UnicodeString& text, int32_t begin) {
  for (int32_t at = begin; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 code = text.char32At(at);
    const UCharDirection direction = u_charDirection(code);
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

/// Pieces in logical order. An isolate that is cut is closed, and opened again with a mark that keeps its
/// direction.
class LogicalPieces {
 public:
  explicit LogicalPieces(const StyledText& line) : line_(line) {}

  std::string next(const TextRange& range, const std::string& padding) {
    StyledWriter writer(line_.styles);
    writer.append_plain(padding);
    for (const char16_t mark : open_) {
      writer.append(first_strong_isolate, 0);
      writer.append(mark, 0);
    }
    for (int32_t at = range.begin; at < range.end; at = line_.text.moveIndex32(at, 1)) {
      const UChar32 code = line_.text.char32At(at);
      if (code == first_strong_isolate)
        open_.push_back(runs_from_right(line_.text, at) ? right_to_left_mark : left_to_right_mark);
      if (code == pop_isolate && !open_.empty()) open_.pop_back();
      writer.append(static_cast<char32_t>(code), line_.style[static_cast<std::size_t>(at)]);
    }
    for (std::size_t i = 0; i < open_.size(); ++i) writer.append(pop_isolate, 0);
    return writer.take();
  }

 private:
  const StyledText& line_;
  std::vector<char16_t> open_;  ///< for each isolate that is open, the mark of its direction
};

bool is_plain(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char byte) { return byte >= ' ' && byte < 0x7F; });
}

}  // namespace

std::string lay_out(std::string_view source, BidiMode mode, std::size_t columns) {
  if (is_plain(source) && (columns == 0 || source.size() <= columns)) return std::string(source);
  StyledText line = parse_styled(source);
  if (mode == BidiMode::logical) line = without_isolates(line);
  const bool columns_matter = line.text.indexOf(left_to_right_mark) >= 0 && !runs_from_right(line.text, 0);
  if (mode == BidiMode::visual) line = joined(line, !columns_matter);
  const std::vector<TextRange> ranges = break_line(line.text, columns_matter ? 0 : columns);
  const Indent indent = ranges.size() > 1 ? indent_of(line.text, columns) : Indent{};
  const bool from_right = ranges.size() > 1 && runs_from_right(line.text, indent.label);
  std::size_t edge = 0;  // the column on the right in which the lines end
  const auto end_of = [&](const TextRange& range) {
    return (range.begin == 0 ? 0 : indent.further) + width_of(line.text, range);
  };
  if (from_right) {
    for (const TextRange& range : ranges) edge = std::max(edge, end_of(range));
  }
  LogicalPieces logical(line);
  VisualLines visual(line, mode);
  const bool reorders = mode == BidiMode::visual || mode == BidiMode::kitty;
  std::string result;
  for (const TextRange& range : ranges) {
    const bool is_first = range.begin == 0;
    std::string padding(is_first ? 0 : indent.further, ' ');
    TextRange rest = range;
    if (from_right) {
      if (is_first) {
        // What stands before the text keeps its place.
        result += logical.next({0, indent.label}, "");
        rest.begin = indent.label;
      }
      padding.append(edge - std::min(edge, end_of(range)), ' ');
    }
    if (!is_first) result += '\n';
    result += reorders ? visual.next(rest, padding) : logical.next(rest, padding);
  }
  return result;
}

}  // namespace fihris
