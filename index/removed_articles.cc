#include "index/removed_articles.h"

#include <cerrno>
#include <cstdint>
#include <limits>
#include <string_view>

#include "index/index_folder.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

/// Its first line; each further one is of one article: shard, blank, number.
constexpr std::string_view magic = "fihris removed 1\n";

constexpr std::uint64_t max_article = std::numeric_limits<Xapian::docid>::max();

[[noreturn]] void refuse(const std::string& path) {
  throw Xapian::DatabaseCorruptError(path + ": it is no list of removed articles");
}

/// Takes a number and the character behind it from the begin of `text`; false if it does not begin so.
bool take_number(std::string_view& text, char end, std::uint64_t& number) {
  constexpr std::size_t most_digits = 10;  // of 32 bits
  std::size_t digits = 0;
  number = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
    number = 10 * number + static_cast<std::uint64_t>(text[digits] - '0');
  if (digits == 0 || digits > most_digits || digits == text.size() || text[digits] != end) return false;
  text.remove_prefix(digits + 1);
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
  std::uint64_t last_shard = 0;
  while (!lines.empty()) {
    std::uint64_t shard = 0, article = 0;
    if (!take_number(lines, ' ', shard) || !take_number(lines, '\n', article)) refuse(path);
    if (shard < last_shard || shard >= shards || article > max_article) refuse(path);
    auto& of_shard = removed[last_shard = shard];
    if (article <= (of_shard.empty() ? 0 : of_shard.back())) refuse(path);
    of_shard.push_back(static_cast<Xapian::docid>(article));
  }
  return removed;
}

}  // namespace fihris
