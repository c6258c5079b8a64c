#include "indexer/readers/web/html_title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/readers/web/site.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

/// What parts a title from the name of its site; the first ones are used for nothing else.
constexpr std::array separators = {"|"sv,   " :: "sv,     " \u00BB "sv, " \u00AB "sv,
                                   " - "sv, " \u2013 "sv, " \u2014 "sv, " \u2022 "sv,
                                   " / "sv, " \u00B7 "sv, " : "sv,      ": "sv};
constexpr std::size_t separators_of_sites_alone = 4;

/// A place where a title may be parted.
struct Cut {
  std::string front;
  std::string back;
  bool is_of_sites;  ///< its sign stands before names of sites only
};

/// From the longest front to the shortest.
std::vector<Cut> cuts(const std::string& title) {
  constexpr std::size_t most = 8;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // byte, separator
  for (std::size_t s = 0; s < separators.size(); ++s) {
    for (auto at = title.rfind(separators[s]); at != title.npos && at > 0;
         at = title.rfind(separators[s], at - 1))
      places.emplace_back(at, s);
  }
  std::sort(places.rbegin(), places.rend());
  if (places.size() > most) places.resize(most);
  std::vector<Cut> found;
  for (const auto& [at, s] : places) {
    Cut cut{folded_spaces(title.substr(0, at)), folded_spaces(title.substr(at + separators[s].size())),
            s < separators_of_sites_alone};
    if (!cut.front.empty() && !cut.back.empty()) found.push_back(std::move(cut));
  }
  return found;
}

std::size_t words_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// True for names such as "example.com".
bool is_domain(std::string_view text) {
  const auto dot = text.rfind('.');
  if (dot == text.npos || dot == 0 || text.find(' ') != text.npos) return false;
  const auto ending = text.substr(dot + 1);
  return ending.size() >= 2 && ending.size() <= 6 && std::all_of(ending.begin(), ending.end(), [](char c) {
           return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
         });
}

class TitleCutter {
 public:
  TitleCutter(const HtmlStatements& said, const std::string& site) : said_(said), site_(site) {
    for (const char* name : {"og:url", "twitter:url"}) {
      if (host_.empty()) host_ = site_of(first_of(said.meta, {name}));
    }
  }

  /// `title` without the name of the site at one of its ends.
  std::string cut(const std::string& title) const {
    const auto found = cuts(title);
    if (found.empty()) return title;
    if (const auto known = without_known_site(title)) return *known;
    // A heading that says the same without the rest shows what the rest is.
    for (const auto& one : found) {
      if (is_heading(one.front, 3, true)) return one.front;
    }
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
      // What stands behind may be the site's name in the page's head as well: then the front is the longer
      // one.
      if (is_heading(one->back, 2, false) && words_in(one->back) >= words_in(one->front)) return one->back;
    }
    for (const auto& one : found) {
      if (is_domain(one.back) || is_host(one.back)) return cut_once_more(one.front);
    }
    // Without a heading the sign must do.
    const Cut& last = found.front();
    constexpr std::size_t most_words_of_site = 4;
    constexpr std::size_t least_words_of_title = 3;
    if (last.is_of_sites && words_in(last.back) <= most_words_of_site &&
        words_in(last.front) >= least_words_of_title && words_in(last.front) >= words_in(last.back))
      return cut_once_more(last.front);
    return title;
  }

  bool is_site(std::string_view text) const { return !site_.empty() && text == site_; }

 private:
  std::string cut_once_more(const std::string& front) const {
    const auto known = without_known_site(front);
    return known ? *known : front;
  }

  std::optional<std::string> without_known_site(const std::string& title) const {
    for (const auto& one : cuts(title)) {
      if (is_site(one.back) || is_brand(one.back)) return cut_once_more(one.front);
      if (is_site(one.front) || is_brand(one.front)) return cut_once_more(one.back);
    }
    return std::nullopt;
  }

  /// A heading that links to the front page or is called after a brand.
  bool is_brand(std::string_view text) const {
    return std::any_of(said_.headings.begin(), said_.headings.end(), [&](const HtmlHeading& heading) {
      return heading.is_of_site && heading.text == text;
    });
  }

  bool is_heading(std::string_view text, unsigned deepest, bool also_in_links) const {
    return std::any_of(said_.headings.begin(), said_.headings.end(), [&](const HtmlHeading& heading) {
      return heading.level <= deepest && (also_in_links || !heading.is_of_site) && heading.text == text;
    });
  }

  /// "Example News" on example-news.com.
  bool is_host(std::string_view text) const {
    if (host_.empty()) return false;
    std::string letters;
    for (const char c : lower_ascii(text)) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    }
    std::string host;
    for (const char c : host_.substr(0, host_.rfind('.'))) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) host += c;
    }
    constexpr std::size_t least_letters = 4;
    return letters.size() >= least_letters && host.find(letters) != host.npos;
  }

  const HtmlStatements& said_;
  const std::string& site_;
  std::string host_;
};

/// Titles that programs give to pages without one.
bool is_no_title(std::string_view title) {
  const std::string text = lower_ascii(title);
  return text == "untitled" || text == "untitled document" || text.starts_with("new page ") ||
         text == "document" || text == "index" || text == "home" || text == "home page" || is_domain(text);
}

/// The heading that is the article's: of the first level and no site's name, else of the second.
std::string first_heading(const HtmlStatements& said, const std::string& site) {
  for (const unsigned level : {1u, 2u}) {
    for (const auto& heading : said.headings) {
      if (heading.level == level && !heading.is_of_site && heading.text != site) return heading.text;
    }
  }
  return {};
}

}  // namespace

std::string site_name(const HtmlStatements& said) {
  std::string site = first_of(said.meta, {"og:site_name", "application-name", "twitter:site_name"});
  if (site.empty()) site = said.publisher;
  return folded_spaces(site);
}

std::string choose_title(const HtmlStatements& said, const std::string& site) {
  const TitleCutter cutter(said, site);
  for (const std::string& given :
       {said.headline, first_of(said.meta, {"og:title", "twitter:title", "dc.title", "dcterms.title"}),
        said.title}) {
    const std::string title = folded_spaces(given);
    if (title.empty() || is_no_title(title)) continue;
    // The site's name alone is that of every page.
    if (cutter.is_site(title) && !first_heading(said, site).empty()) continue;
    std::string cut = cutter.cut(title);
    // One heading alone that the title begins with or ends in is the title proper.
    constexpr std::size_t least_bytes = 13;
    const auto firsts = std::count_if(said.headings.begin(), said.headings.end(),
                                      [](const HtmlHeading& heading) { return heading.level == 1; });
    if (cut == title && firsts == 1) {
      const std::string heading = first_heading(said, site);
      if (heading.size() >= least_bytes && (title.starts_with(heading) || title.ends_with(heading)))
        return heading;
    }
    return cut;
  }
  const std::string heading = first_heading(said, site);
  return heading.empty() ? folded_spaces(said.title) : heading;
}

}  // namespace fihris
