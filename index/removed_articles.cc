#include "index/removed_articles.h"

#include <cerrno>
#include <charconv>
#include <limits>
#include <string_view>

#include "index/index_folder.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

/// Its first line; each further one is of one article: shard, blank, number.
constexpr std::string_view magic = "fihris removed 1\n";

constexpr std::size_t max_article = std::numeric_limits<Xapian::docid>::max();

[[noreturn]] void refuse(const std::string& path) {
  throw Xapian::DatabaseCorruptError(path + ": it is no list of removed articles");
}

/// Takes a number and the character behind it from the begin of `text`; false if it does not begin so.
bool take_number(std::string_view& text, char end, std::size_t& number) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest == text.data() + text.size() || *rest != end) return false;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
  return true;
}

}  // namespace

void write_removed_articles(const std::string& generation, const RemovedArticles& removed) {
  std::string lines;
  for (std::size_t shard = 0; shard < removed.size(); ++shard) {
    for (const Xapian::docid article : removed[shard])
      lines += std::to_string(shard) + ' ' + std::to_string(article) + '\n';
  }
  if (magic.size() + lines.size() > max_removed_bytes) fail_to_write(removed_file(generation), EFBIG);
  if (!lines.empty()) write_plain_file(removed_file(generation), std::string(magic) + lines);
}

RemovedArticles read_removed_articles(const std::string& generation, std::size_t shards) {
  RemovedArticles removed(shards);
  const std::string path = removed_file(generation);
  const auto text = read_plain_file(path, max_removed_bytes);
  if (!text && errno == ENOENT) return removed;
  if (!text && (errno == ELOOP || errno == EFBIG)) refuse(path);
  if (!text) throw Xapian::DatabaseOpeningError(path, errno);
  if (!text->starts_with(magic)) refuse(path);
  std::string_view lines = std::string_view(*text).substr(magic.size());
  std::size_t last_shard = 0;
  while (!lines.empty()) {
    std::size_t shard = 0, article = 0;
    if (!take_number(lines, ' ', shard) || !take_number(lines, '\n', article)) refuse(path);
    if (shard < last_shard || shard >= shards || article > max_article) refuse(path);
    auto& of_shard = removed[last_shard = shard];
    if (article <= (of_shard.empty() ? 0 : of_shard.back())) refuse(path);
    of_shard.push_back(static_cast<Xapian::docid>(article));
  }
  return removed;
}

}  // namespace fihris
