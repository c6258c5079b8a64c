#include "indexer/articles/repeated_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <xxhash.h>

#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

// Chosen on 30 pages of one site among other ones, see docs/formats.md.
constexpr std::size_t least_bytes = 24;    ///< of a paragraph: shorter ones are headings that articles share
constexpr std::size_t least_pages = 3;     ///< that a paragraph is on
constexpr std::size_t share_of_pages = 4;  ///< one of so many
constexpr std::size_t most_paragraphs = 64;
constexpr std::size_t share_that_stays = 3;  ///< one of so many letters of a page

constexpr std::size_t hash_digits = 16;

std::string to_hex(std::uint64_t hash) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text(hash_digits, '0');
  for (std::size_t i = hash_digits; i-- > 0; hash >>= 4) text[i] = digits[hash & 15];
  return text;
}

std::uint64_t from_hex(std::string_view text) {
  std::uint64_t hash = 0;
  std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  return hash;
}

std::uint64_t hash_of(std::string_view paragraph) {
  return XXH3_64bits(paragraph.data(), paragraph.size());
}

/// Calls `take` with each paragraph of `body`.
template <typename Take>
void each_paragraph(std::string_view body, Take take) {
  while (!body.empty()) {
    const auto end = std::min(body.find("\n\n"), body.size());
    if (end > 0) take(body.substr(0, end));
    body.remove_prefix(std::min(end + 2, body.size()));
  }
}

}  // namespace

std::string encode(const SiteMeasure& measure) {
  std::string item = measure.folder.holds_subfolders ? "b" : "d";
  item += to_hex(measure.sample);
  for (const auto hash : measure.repeated) item += to_hex(hash);
  return item.append(1, ' ').append(measure.folder.path);
}

SiteMeasure decode_measure(std::string_view item) {
  SiteMeasure measure;
  const auto end = item.find(' ');
  if (end == item.npos || end < 1 + hash_digits || (end - 1) % hash_digits != 0) return measure;
  measure.folder = {std::string(item.substr(end + 1)), item.front() == 'b'};
  measure.sample = from_hex(item.substr(1, hash_digits));
  for (std::size_t at = 1 + hash_digits; at < end && measure.repeated.size() < most_paragraphs;
       at += hash_digits)
    measure.repeated.push_back(from_hex(item.substr(at, hash_digits)));
  std::sort(measure.repeated.begin(), measure.repeated.end());
  return measure;
}

bool has_page_name(std::string_view path) {
  static constexpr std::array endings = {".html"sv, ".htm"sv, ".xhtml"sv, ".shtml"sv,
                                         ".php"sv,  ".asp"sv, ".aspx"sv,  ".jsp"sv};
  const auto dot = path.rfind('.');
  if (dot == path.npos) return false;
  const std::string ending = lower_ascii(path.substr(dot));
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

SiteFolder site_folder(std::string_view path, std::size_t searchable) {
  const auto root_end = std::min(path.find('/', searchable), path.size());
  const auto next = root_end < path.size() ? path.find('/', root_end + 1) : path.npos;
  if (next == path.npos) return {std::string(path.substr(0, root_end)), false};
  return {std::string(path.substr(0, next)), true};
}

std::vector<std::uint64_t> paragraph_hashes(std::string_view body) {
  std::vector<std::uint64_t> hashes;
  each_paragraph(body, [&](std::string_view paragraph) {
    if (paragraph.size() >= least_bytes) hashes.push_back(hash_of(paragraph));
  });
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::vector<std::uint64_t> repeated_paragraphs(const std::vector<std::vector<std::uint64_t>>& pages) {
  std::vector<std::uint64_t> all;
  for (const auto& page : pages) all.insert(all.end(), page.begin(), page.end());
  std::sort(all.begin(), all.end());
  const std::size_t least = std::max(least_pages, (pages.size() + share_of_pages - 1) / share_of_pages);
  std::vector<std::pair<std::size_t, std::uint64_t>> found;  // on how many pages
  for (auto at = all.begin(); at != all.end();) {
    const auto end = std::find_if(at, all.end(), [&](std::uint64_t hash) { return hash != *at; });
    const auto count = static_cast<std::size_t>(end - at);
    if (count >= least) found.emplace_back(count, *at);
    at = end;
  }
  std::sort(found.rbegin(), found.rend());
  if (found.size() > most_paragraphs) found.resize(most_paragraphs);
  std::vector<std::uint64_t> repeated;
  for (const auto& [count, hash] : found) repeated.push_back(hash);
  std::sort(repeated.begin(), repeated.end());
  return repeated;
}

void set_repeated_apart(Record& record, const std::vector<std::uint64_t>& repeated) {
  if (repeated.empty()) return;
  std::string body;
  std::string apart;
  each_paragraph(record.body, [&](std::string_view paragraph) {
    const bool is_repeated = paragraph.size() >= least_bytes &&
                             std::binary_search(repeated.begin(), repeated.end(), hash_of(paragraph));
    std::string& to = is_repeated ? apart : body;
    to.append(to.empty() ? "" : "\n\n").append(paragraph);
  });
  // A page of which little is left is a copy of others, or has next to no text of its own.
  if (apart.empty() || body.size() * share_that_stays < record.body.size()) return;
  record.body = std::move(body);
  record.boilerplate.append(record.boilerplate.empty() ? "" : "\n\n").append(apart);
}

RepeatedText::RepeatedText(const std::vector<std::string>& items) {
  for (const auto& item : items) {
    SiteMeasure measure = decode_measure(item);
    if (measure.folder.path.empty() && !item.ends_with(' ')) continue;
    auto& measures = measure.folder.holds_subfolders ? below_ : directly_;
    std::string path = measure.folder.path;
    measures.insert_or_assign(std::move(path), std::move(measure));
  }
}

const std::vector<std::uint64_t>& RepeatedText::of(std::string_view path) const {
  static const std::vector<std::uint64_t> nothing;
  if ((below_.empty() && directly_.empty()) || !has_page_name(path)) return nothing;
  auto slash = path.rfind('/');
  if (slash == path.npos) return nothing;
  if (const auto found = directly_.find(std::string(path.substr(0, slash))); found != directly_.end())
    return found->second.repeated;
  for (; slash != path.npos && slash > 0; slash = path.rfind('/', slash - 1)) {
    if (const auto found = below_.find(std::string(path.substr(0, slash))); found != below_.end())
      return found->second.repeated;
  }
  return nothing;
}

const SiteMeasure* RepeatedText::find(const SiteFolder& folder) const {
  const auto& measures = folder.holds_subfolders ? below_ : directly_;
  const auto found = measures.find(folder.path);
  return found == measures.end() ? nullptr : &found->second;
}

}  // namespace fihris
