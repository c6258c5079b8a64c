#include "commands/reports/help_line.h"

#include <algorithm>
#include <vector>

#include "messages/translation.h"
#include "query/language/characters.h"
#include "query/shown/bidi.h"

namespace fihris {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t text_column = 28;
constexpr std::string_view right_to_left_mark = "\u200F";

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    width += display_width(code);
    at += size;
  }
  return width;
}

std::vector<std::string> broken_at_blanks(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t begin = text.find_first_not_of(' '); begin < text.size();
       begin = text.find_first_not_of(' ', begin)) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool is_first = lines.back().empty();
    if (!is_first && text_column + width_of(lines.back()) + 1 + width_of(word) > columns)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    begin = end;
  }
  return lines;
}

}  // namespace

std::string help_line(std::string head, std::string_view text, bool marks) {
  const std::vector<std::string> lines = broken_at_blanks(text);
  const bool from_right = marks && has_right_to_left(text);
  std::size_t edge = 0;
  if (from_right) {
    for (const std::string& line : lines) edge = std::max(edge, width_of(line));
  }
  std::string result = std::move(head);
  std::size_t used = width_of(result);
  if (used >= text_column) {
    result += '\n';
    used = 0;
  }
  for (const std::string& line : lines) {
    result.append(text_column - used, ' ');
    if (from_right) {
      result.append(edge - width_of(line), ' ');
      result += isolated(std::string(right_to_left_mark) + line);
    } else {
      result += line;
    }
    result += '\n';
    used = 0;
  }
  return result;
}

std::string help_usage(const std::string& command, bool marks) {
  const std::string line = tr("Usage: {1}", {command}) + '\n';
  // The command stays in its order, from left to right.
  return marks && has_right_to_left(line) ? isolated(tr("Usage: {1}", {"\u2068" + command + "\u2069"})) + '\n'
                                          : line;
}

std::string help_text(std::string_view text, bool marks) {
  return marks ? isolated(text) : std::string(text);
}

}  // namespace fihris
