#include "query/terminal/line_breaks.h"

#include <algorithm>

#include "query/language/characters.h"
#include "query/shown/bidi.h"

namespace fihris {
namespace {

constexpr std::size_t tab_columns = 8;
constexpr int32_t widest_label = 16;  ///< columns, with its gap
constexpr std::size_t least_columns = 8;
constexpr char16_t zero_width_joiner = 0x200D;

std::size_t advance(std::size_t used, UChar32 code) {
  if (code == '\t') return (used / tab_columns + 1) * tab_columns;
  return used + display_width(static_cast<char32_t>(code));
}

bool has_right_to_left_in(const icu::UnicodeString& text, int32_t begin, int32_t end) {
  for (int32_t at = begin; at < end; at = text.moveIndex32(at, 1)) {
    if (is_right_to_left(static_cast<char32_t>(text.char32At(at)))) return true;
  }
  return false;
}

int32_t word_end(const icu::UnicodeString& text, int32_t begin) {
  const int32_t space = text.indexOf(u' ', begin);
  return space < 0 ? text.length() : space;
}

/// The first place behind `begin` at which the columns are used up and no mark or joined character follows.
int32_t cut_in(const icu::UnicodeString& text, int32_t begin, int32_t end, std::size_t used,
               std::size_t columns) {
  for (int32_t at = begin; at < end; at = text.moveIndex32(at, 1)) {
    const UChar32 code = text.char32At(at);
    const bool is_attached =
        display_width(static_cast<char32_t>(code)) == 0 || (at > begin && text[at - 1] == zero_width_joiner);
    used = advance(used, code);
    if (used > columns && at > begin && !is_attached) return at;
  }
  return end;
}

}  // namespace

std::size_t width_of(const icu::UnicodeString& text, const TextRange& range) {
  std::size_t used = 0;
  for (int32_t at = range.begin; at < range.end; at = text.moveIndex32(at, 1))
    used = advance(used, text.char32At(at));
  return used;
}

int32_t hanging_indent(const icu::UnicodeString& line, std::size_t columns) {
  const int32_t most = std::min<int32_t>(line.length(), static_cast<int32_t>(columns / 3));
  const auto behind_blanks = [&](int32_t at) {
    while (at < most && line[at] == ' ') ++at;
    return at;
  };
  const int32_t blanks = behind_blanks(0);
  int32_t indent = blanks;
  int32_t at = blanks;
  while (at < most && line[at] >= '0' && line[at] <= '9') ++at;
  if (at > blanks && at + 1 < most && line[at] == '.' && line[at + 1] == ' ') return behind_blanks(at + 1);
  for (at = blanks; at + 1 < most && at < blanks + widest_label && line[at] > 0 && line[at] < 0x7F; ++at) {
    if (line[at] != ' ' || line[at + 1] != ' ') continue;
    indent = behind_blanks(at);
    at = indent - 1;
  }
  return indent;
}

std::vector<TextRange> break_line(const icu::UnicodeString& line, std::size_t columns) {
  const int32_t length = line.length();
  if (columns == 0 || width_of(line, {0, length}) <= columns) return {{0, length}};
  columns = std::max(columns, least_columns);
  const auto indent = static_cast<std::size_t>(hanging_indent(line, columns));
  std::vector<TextRange> ranges;
  TextRange now{0, 0};
  std::size_t used = 0;
  const auto end_line = [&](int32_t next) {
    ranges.push_back(now);
    now = {next, next};
    used = indent;
  };
  for (int32_t at = 0; at < length;) {
    int32_t word = at;
    while (word < length && line[word] == ' ') ++word;
    const int32_t end = word_end(line, word);
    std::size_t after = used;
    for (int32_t i = at; i < end; i = line.moveIndex32(i, 1)) after = advance(after, line.char32At(i));
    const bool has_text = now.end > now.begin && used > (ranges.empty() ? indent : 0) && used > indent;
    if (after > columns && has_text && word < length) {
      end_line(word);
      at = word;
      continue;
    }
    if (after > columns && has_right_to_left_in(line, word, end)) {
      const int32_t cut = cut_in(line, word, end, used + static_cast<std::size_t>(word - at), columns);
      now.end = cut;
      if (cut < end)
        end_line(cut);
      else
        used = after;
      at = cut;
      continue;
    }
    // What is longer than a line goes on where the terminal breaks it.
    used = after > columns ? after % columns : after;
    now.end = end;
    at = end;
  }
  while (now.end > now.begin && line[now.end - 1] == ' ' && !ranges.empty()) --now.end;
  ranges.push_back(now);
  return ranges;
}

}  // namespace fihris
