#include "indexer/articles/article.h"

#include <algorithm>
#include <cstdint>

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

/// Cuts the first line, without its blanks at both ends, off `text`. CR, LF and both together end a line.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
  return trim(line);
}

std::string_view skip_blank_lines(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!take_line(rest).empty()) break;
    text = rest;
  }
  return text;
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
    record.title = first;
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
