#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/schema.h"

namespace fihris {

/// The pages of one site, as far as folders tell: those directly in a root, or all below one of its folders.
struct SiteFolder {
  std::string path;  ///< without a slash at its end
  bool holds_subfolders = true;

  bool operator==(const SiteFolder&) const = default;
};

/// What was measured of a site's pages.
struct SiteMeasure {
  SiteFolder folder;
  std::uint64_t sample = 0;  ///< a hash of the pages that it was measured on; 0: to be measured again
  std::vector<std::uint64_t> repeated;  ///< hashes of paragraphs, sorted

  bool operator==(const SiteMeasure&) const = default;
};

/// One item of Manifest::repeats, and back; what is damaged gives one without a folder.
std::string encode(const SiteMeasure& measure);
SiteMeasure decode_measure(std::string_view item);

/// True if the name of a file is one of pages: only those are measured, and only from those is anything
/// taken.
bool has_page_name(std::string_view path);

/// The site that a page belongs to. `searchable` is the byte offset of its root's name in `path`.
SiteFolder site_folder(std::string_view path, std::size_t searchable);

/// Hashes of the paragraphs of a page that are long enough to be taken for what repeats; sorted, each once.
std::vector<std::uint64_t> paragraph_hashes(std::string_view body);

/// Of the paragraphs of some pages those that most likely stand on every page: on a quarter of them, and on
/// no fewer than three. At most 64, the commonest first to be kept; sorted.
std::vector<std::uint64_t> repeated_paragraphs(const std::vector<std::vector<std::uint64_t>>& pages);

/// Moves the paragraphs of `record` that its site repeats to its boilerplate, unless little would be left.
void set_repeated_apart(Record& record, const std::vector<std::uint64_t>& repeated);

/// What is measured of all sites.
class RepeatedText {
 public:
  RepeatedText() = default;
  /// `items` are those of Manifest::repeats.
  explicit RepeatedText(const std::vector<std::string>& items);

  /// Of the site that the page at `path` belongs to; empty if it is none or nothing repeats.
  const std::vector<std::uint64_t>& of(std::string_view path) const;
  /// nullptr if `folder` was not measured.
  const SiteMeasure* find(const SiteFolder& folder) const;

 private:
  std::unordered_map<std::string, SiteMeasure> below_;     ///< by path
  std::unordered_map<std::string, SiteMeasure> directly_;  ///< of those without their subfolders
};

}  // namespace fihris
