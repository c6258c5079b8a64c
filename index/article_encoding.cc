#include "index/article_encoding.h"

#include <array>
#include <charconv>

namespace fihris {
namespace {

constexpr const char* encodings_key = "encodings";
constexpr char separator = '\t';

std::string_view name_of(std::string_view item) {
  return item.substr(0, item.find(' '));
}

std::string_view folder_of(std::string_view item) {
  const auto blank = item.find(' ');
  return blank == item.npos ? std::string_view() : item.substr(blank + 1);
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
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

void write_folder_encodings(Xapian::WritableDatabase& database, const FolderEncodings& encodings) {
  std::string joined;
  for (const std::string& item : encodings) joined.append(item).push_back('\0');
  database.set_metadata(encodings_key, joined);
}

FolderEncodings read_folder_encodings(const Xapian::Database& database) {
  FolderEncodings encodings;
  const std::string joined = database.get_metadata(encodings_key);
  for (std::size_t begin = 0, end; (end = joined.find('\0', begin)) != joined.npos; begin = end + 1) {
    encodings.push_back(joined.substr(begin, end - begin));
  }
  return encodings;
}

std::string_view encoding_named_for(std::string_view path, const FolderEncodings& encodings) {
  std::string_view name;
  std::size_t innermost = 0;
  for (const std::string& item : encodings) {
    const std::string_view folder = folder_of(item);
    if (folder.size() < innermost || folder.empty() || !lies_in(path, folder)) continue;
    innermost = folder.size();
    name = name_of(item);
  }
  return name == auto_encoding ? std::string_view() : name;
}

void name_encoding(FolderEncodings& encodings, const std::string& folder, std::string_view name) {
  std::erase_if(encodings, [&](const std::string& item) { return lies_in(folder_of(item), folder); });
  const std::string_view wanted = name == auto_encoding ? std::string_view() : name;
  if (encoding_named_for(folder, encodings) == wanted) return;
  encodings.push_back(std::string(name) + ' ' + folder);
}

}  // namespace fihris
