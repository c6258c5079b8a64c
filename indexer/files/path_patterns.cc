#include "indexer/files/path_patterns.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace fihris {
namespace {

using Names = std::vector<std::optional<NameGlob>>;

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) names.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return names;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// As matches_general of a name, with names for characters and `**` for `*`.
bool matches_path(const Names& pattern, std::size_t at, const std::vector<std::string_view>& path) {
  constexpr auto none = static_cast<std::size_t>(-1);
  std::size_t i = 0;
  std::size_t star = none;
  std::size_t retry = 0;
  while (i < path.size()) {
    if (at < pattern.size() && !pattern[at]) {
      if (at + 1 == pattern.size()) return true;  // at the end it stands for one name at least, which is here
      star = ++at;
      retry = i;
    } else if (at < pattern.size() && pattern[at]->matches(path[i])) {
      ++at;
      ++i;
    } else if (star != none) {
      i = ++retry;
      at = star;
    } else {
      return false;
    }
  }
  return at == pattern.size();
}

/// True for `*.` and an extension, which names a kind of file.
bool is_kind(std::string_view pattern) {
  return pattern.starts_with("*.") && pattern.find_first_of("*?[\\/", 1) == pattern.npos;
}

}  // namespace

std::string to_nfc(std::string_view text) {
  std::string normal;
  if (is_ascii(text)) return normal = text;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return normal = text;
  icu::StringByteSink<std::string> sink(&normal, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                     error);
  return U_SUCCESS(error) ? normal : normal = text;
}

PathPatterns::PathPatterns(const std::vector<std::string>& patterns, const std::string& folder, Use use)
    : has_matched_(std::make_unique<std::atomic<bool>[]>(patterns.size())) {
  for (const auto& text : patterns) patterns_.push_back(parse(text, folder, use));
  leaves_rest_ = std::all_of(patterns_.begin(), patterns_.end(),
                             [](const Pattern& pattern) { return pattern.is_negated; });
}

PathPatterns::Pattern PathPatterns::parse(const std::string& text, const std::string& folder, Use use) {
  Pattern pattern;
  pattern.text = text;
  const std::string normal = to_nfc(text);
  std::string_view rest = normal;
  if (rest.starts_with('!')) {
    pattern.is_negated = true;
    rest.remove_prefix(1);
  }
  bool is_anchored = rest.starts_with('/');
  while (rest.starts_with("./")) {
    is_anchored = true;
    rest.remove_prefix(2);
  }
  const std::string own = to_nfc(folder);
  if (rest.starts_with('/') && rest.starts_with(own) && rest.substr(own.size()).starts_with('/'))
    rest.remove_prefix(own.size());
  const bool may_begin_with_own = !rest.starts_with('/');
  pattern.folders_only = rest.ends_with('/');
  const auto names = split(rest);
  is_anchored |= names.size() > 1;
  pattern.is_name = !is_anchored;
  pattern.files_only = use == Use::include && pattern.is_name && !pattern.folders_only && is_kind(rest);
  for (const auto name : names) {
    if (name == "**" && is_anchored) {
      if (pattern.names.empty() || pattern.names.back()) pattern.names.emplace_back();
    } else {
      pattern.names.emplace_back(NameGlob(name, use == Use::include));
    }
  }
  pattern.begins = {0};
  std::string begin;
  for (std::size_t i = 0; may_begin_with_own && i + 1 < names.size(); ++i) {
    begin.append("/").append(names[i]);
    if (own.ends_with(begin)) pattern.begins.push_back(i + 1);
  }
  return pattern;
}

std::optional<bool> PathPatterns::match(std::string_view path, std::string_view name, bool is_folder) const {
  std::optional<bool> is_meant;
  std::string normal;  // made when it is needed
  std::vector<std::string_view> names;
  const auto normal_path = [&]() -> std::string_view {
    if (normal.empty()) normal = to_nfc(path);
    return normal;
  };
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const Pattern& pattern = patterns_[i];
    if ((pattern.folders_only && !is_folder) || (pattern.files_only && is_folder)) continue;
    bool matches = false;
    if (pattern.is_name) {
      if (pattern.names.empty()) continue;
      const NameGlob& glob = *pattern.names.front();
      matches = glob.matches(glob.is_simple() ? name : normal_path().substr(normal_path().rfind('/') + 1));
    } else {
      if (names.empty()) names = split(normal_path());
      matches = std::any_of(pattern.begins.begin(), pattern.begins.end(),
                            [&](std::size_t begin) { return matches_path(pattern.names, begin, names); });
    }
    if (!matches) continue;
    is_meant = !pattern.is_negated;
    if (!has_matched_[i].load(std::memory_order_relaxed))
      has_matched_[i].store(true, std::memory_order_relaxed);
  }
  return is_meant;
}

std::vector<std::string> PathPatterns::unmatched() const {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (!has_matched_[i]) texts.push_back(patterns_[i].text);
  }
  return texts;
}

}  // namespace fihris
