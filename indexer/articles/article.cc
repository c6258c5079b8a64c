#include "indexer/articles/article.h"

namespace fihris {
namespace {

constexpr std::string_view blanks = " \t\r\f\v";

std::string_view trim(std::string_view line) {
  const auto begin = line.find_first_not_of(blanks);
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

/// Cuts the first line, without its blanks at both ends, off `text`.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
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
