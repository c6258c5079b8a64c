#include "index/article_encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <xapian.h>

namespace fihris {
namespace {

constexpr char separator = '\t';

/// The path of the file in which a record with a number lies: "d.csv" of "d.csv#17"; `path` itself otherwise.
std::string_view without_number(std::string_view path) {
  const auto number = path.find_last_not_of("0123456789");
  const bool has_number = number != path.npos && path[number] == '#' && number + 1 < path.size();
  return has_number ? path.substr(0, number) : path;
}

}  // namespace

std::string encode(const ArticleEncoding& encoding) {
  return encoding.name + separator + encoding.told_by + separator + std::to_string(encoding.repairs) +
         separator + encoding.named;
}

ArticleEncoding decode_article_encoding(std::string_view value) {
  std::array<std::string_view, 4> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto end = value.find(separator);
    if ((end == value.npos) != (i + 1 == parts.size()))
      throw Xapian::DatabaseCorruptError("a broken encoding");
    parts[i] = value.substr(0, end);
    value.remove_prefix(end == value.npos ? value.size() : end + 1);
  }
  ArticleEncoding encoding{std::string(parts[0]), std::string(parts[1]), 0, std::string(parts[3])};
  const char* last = parts[2].data() + parts[2].size();
  const auto [end, error] = std::from_chars(parts[2].data(), last, encoding.repairs);
  if (error != std::errc{} || end != last) throw Xapian::DatabaseCorruptError("a broken encoding");
  return encoding;
}

std::string describe(const ArticleEncoding& encoding) {
  std::string text = encoding.name + " (" + encoding.told_by + ')';
  if (encoding.repairs > 0) {
    text += ", " + std::to_string(encoding.repairs) + (encoding.repairs == 1 ? " repair" : " repairs");
  }
  return text;
}

void add_decoded(std::vector<DecodedFile>& files, DecodedFile decoded, bool is_of_last_file) {
  if (is_of_last_file && !files.empty() && files.back().encoding == decoded.encoding) {
    DecodedFile& last = files.back();
    const std::string_view file = without_number(decoded.path);
    if (file.size() < decoded.path.size() && (last.path == file || without_number(last.path) == file)) {
      last.path = file;
      return;
    }
  }
  files.push_back(std::move(decoded));
}

}  // namespace fihris
