#include "query/terminal/styled_text.h"

#include <algorithm>
#include <utility>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::string_view plain_again = "\033[0m";
constexpr std::string_view link_begin = "\033]8;;";
constexpr std::string_view string_end = "\033\\";
constexpr std::string_view link_end = "\033]8;;\033\\";

std::size_t number_of(std::vector<CharacterStyle>& styles, const CharacterStyle& style) {
  const auto at = std::find(styles.begin(), styles.end(), style);
  if (at != styles.end()) return static_cast<std::size_t>(at - styles.begin());
  styles.push_back(style);
  return styles.size() - 1;
}

}  // namespace

void StyledText::append(char32_t code, std::size_t style_of_it) {
  text.append(static_cast<UChar32>(code));
  style.resize(static_cast<std::size_t>(text.length()), style_of_it);
}

std::size_t style_sequence(std::string_view text) {
  if (text.starts_with("\033[")) {
    const std::size_t end = text.find_first_not_of("0123456789;", 2);
    return end != text.npos && text[end] == 'm' ? end + 1 : 0;
  }
  if (!text.starts_with(link_begin)) return 0;
  std::size_t end = link_begin.size();
  while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
  return text.substr(end).starts_with(string_end) ? end + string_end.size() : 0;
}

StyledText parse_styled(std::string_view line) {
  StyledText parsed;
  CharacterStyle style;
  std::size_t number = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = style_sequence(line.substr(at));
    if (size == 0) {
      parsed.append(next_character(line, at), number);
      continue;
    }
    const std::string_view sequence = line.substr(at, size);
    at += size;
    if (sequence[1] == ']') {
      style.link = sequence == link_end ? "" : sequence;
    } else if (sequence == plain_again || sequence == "\033[m") {
      style.colors.clear();
    } else {
      style.colors += sequence;
    }
    number = number_of(parsed.styles, style);
  }
  return parsed;
}

void StyledWriter::append(char32_t code, std::size_t style) {
  change_to(style);
  append_utf8(text_, code);
}

void StyledWriter::append_plain(std::string_view text) {
  change_to(0);
  text_ += text;
}

std::string StyledWriter::take() {
  change_to(0);
  return std::exchange(text_, {});
}

void StyledWriter::change_to(std::size_t style) {
  if (style == current_) return;
  const CharacterStyle& before = styles_[std::exchange(current_, style)];
  const CharacterStyle& now = styles_[style];
  if (now.link != before.link) text_ += now.link.empty() ? std::string(link_end) : now.link;
  if (now.colors == before.colors) return;
  if (!before.colors.empty()) text_ += plain_again;
  text_ += now.colors;
}

}  // namespace fihris
