#include "indexer/articles/article.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace fihris {
namespace {

constexpr UChar32 byte_order_mark = 0xFEFF;

bool is_blank(UChar32 character) {
  return u_isUWhiteSpace(character) || u_iscntrl(character) || character == byte_order_mark;
}

/// Marks with nothing below them and characters that only steer others do not make a line.
bool is_visible(UChar32 character) {
  return !is_blank(character) && !u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
         (U_GET_GC_MASK(character) & (U_GC_MN_MASK | U_GC_ME_MASK)) == 0;
}

/// `line` without its blanks at both ends; empty if nothing of it can be seen.
std::string_view trim(std::string_view line) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  const std::size_t size = line.size();
  std::size_t begin = size;
  bool is_empty = true;
  for (std::size_t i = 0; i < size && is_empty;) {
    const std::size_t at = i;
    UChar32 character;
    U8_NEXT(bytes, i, size, character);
    if (begin == size && !is_blank(character)) begin = at;
    is_empty = !is_visible(character);
  }
  if (is_empty) return {};
  std::size_t end = size;
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && U8_IS_TRAIL(bytes[last])) --last;
    std::size_t i = last;
    UChar32 character;
    U8_NEXT(bytes, i, end, character);
    if (!is_blank(character)) break;
    end = last;
  }
  return line.substr(begin, end - begin);
}

/// CR, LF and both together end a line, and so do the separators and the next line of Unicode, which editors
/// of the web and mainframes write.
constexpr std::array<std::string_view, 6> line_ends = {"\r\n",         "\n",           "\r",
                                                       "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"};

/// Cuts the first line, without its blanks at both ends, off `text`.
std::string_view take_line(std::string_view& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto may_end_line = [](char byte) {
      return byte == '\n' || byte == '\r' || byte == '\xE2' || byte == '\xC2';
    };
    const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), may_end_line);
    if (found == text.end()) break;
    at = static_cast<std::size_t>(found - text.begin());
    const auto end = std::find_if(line_ends.begin(), line_ends.end(),
                                  [&](std::string_view bytes) { return text.substr(at).starts_with(bytes); });
    if (end == line_ends.end()) continue;
    const std::string_view line = text.substr(0, at);
    text.remove_prefix(at + end->size());
    return trim(line);
  }
  return trim(std::exchange(text, {}));
}

std::string_view skip_blank_lines(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!take_line(rest).empty()) break;
    text = rest;
  }
  return text;
}

/// `title` without the one to six # and the blank that make it a heading of Markdown, and those behind it.
std::string_view without_heading_signs(std::string_view title) {
  constexpr std::size_t most_signs = 6;
  const std::size_t signs = std::min(title.find_first_not_of('#'), title.size());
  if (signs == 0 || signs > most_signs || signs == title.size() || title[signs] != ' ') return title;
  title.remove_prefix(signs);
  if (const std::size_t last = title.find_last_not_of('#'); title[last] == ' ') title = title.substr(0, last);
  return trim(title);
}

}  // namespace

Record make_article(const std::string& path, std::string_view text) {
  Record record;
  record.path = path;
  record.source = source_of(path);
  record.format = "text";
  text = skip_blank_lines(text);
  std::string_view rest = text;
  const std::string_view first = take_line(rest);
  const bool blank_line_follows = !rest.empty() && take_line(rest).empty();
  if (blank_line_follows && first.size() <= max_title_bytes) {
    record.title = without_heading_signs(first);
    text = skip_blank_lines(rest);
  }
  record.body = text;
  return record;
}

std::string source_of(std::string_view path) {
  const auto end = path.rfind('/');
  if (end == path.npos) return {};
  const auto begin = path.substr(0, end).rfind('/');
  return std::string(path.substr(begin + 1, end - begin - 1));
}

}  // namespace fihris
