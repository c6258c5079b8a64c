#include "indexer/readers/web/html_article.h"

#include "indexer/reading/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace fihris {
namespace {

using namespace std::string_view_literals;

// Numbers of the parting; chosen on pages of several makers, see docs/formats.md.
constexpr std::size_t paragraph_letters = 40;  ///< a block with as many, few of them linked, is text
constexpr double text_link_share = 0.35;       ///< of letters: more in links, and a block is none
constexpr double menu_link_share = 0.6;        ///< within the article: a block of links
constexpr double enough_of_text = 0.85;        ///< an element with that share of all text holds the article

/// Words in the names of classes and ids of what never belongs to an article.
constexpr std::array around_words = {
    "comment"sv,    "respond"sv,     "related"sv,    "share"sv,      "sharing"sv,       "social"sv,
    "promo"sv,      "advert"sv,      "banner"sv,     "breadcrumb"sv, "menu"sv,          "navbar"sv,
    "navigation"sv, "cookie"sv,      "popup"sv,      "modal"sv,      "subscribe"sv,     "newsletter"sv,
    "pagination"sv, "pager"sv,       "footer"sv,     "masthead"sv,   "tagcloud"sv,      "copyright"sv,
    "disqus"sv,     "recommend"sv,   "popular"sv,    "latest"sv,     "more-news"sv,     "read-more"sv,
    "readmore"sv,   "toolbar"sv,     "login"sv,      "skip-link"sv,  "screen-reader"sv, "navheader"sv,
    "navfooter"sv,  "site-header"sv, "blog-pager"sv, "post-nav"sv,   "searchform"sv};

/// Of these the ones that no other word ends in, wherever they stand in a name.
constexpr std::array words_anywhere = {"comments"sv,   "breadcrumb"sv, "newsletter"sv, "disqus"sv,
                                       "navigation"sv, "pagination"sv, "addthis"sv,    "relatedpost"sv};

/// Of what may hold a note that belongs to it: it does if it is text rather than links and labels.
constexpr std::array maybe_words = {"sidebar"sv, "widget"sv, "toc"sv,        "table-of-contents"sv,
                                    "archive"sv, "labels"sv, "langs"sv,      "translat"sv,
                                    "tags"sv,    "search"sv, "author-box"sv, "aside"sv};

constexpr std::array around_elements = {"nav"sv, "footer"sv, "form"sv, "menu"sv};

enum class Place { article, maybe, around };

/// True if `names` holds `word` at the begin of one of its words.
bool has_word(std::string_view names, std::string_view word) {
  for (auto at = names.find(word); at != names.npos; at = names.find(word, at + 1)) {
    if (at == 0 || names[at - 1] < 'a' || names[at - 1] > 'z') return true;
  }
  return false;
}

template <std::size_t Size>
bool has_any(std::string_view names, const std::array<std::string_view, Size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_word(names, word); });
}

/// The class and id of an element in small letters, with a hyphen before each word of "camelCase".
std::string names_of(const xmlNode* element) {
  const std::string names = attribute(element, "class") + " " + attribute(element, "id");
  std::string parted;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_capital = names[i] >= 'A' && names[i] <= 'Z';
    if (is_capital && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z') parted += '-';
    parted += names[i];
  }
  return lower_ascii(parted);
}

/// What an element is called says where it stands.
Place place_of(const xmlNode* element) {
  const std::string_view name = element_name(element);
  if (std::find(around_elements.begin(), around_elements.end(), name) != around_elements.end())
    return Place::around;
  if (name == "body" || name == "html" || name == "article" || name == "main") return Place::article;
  const std::string role = lower_ascii(attribute(element, "role"));
  if (role == "navigation" || role == "contentinfo" || role == "banner" || role == "search" ||
      role == "dialog") {
    return Place::around;
  }
  if (!element->properties) return name == "aside" ? Place::maybe : Place::article;
  const std::string names = names_of(element);
  if (has_any(names, around_words)) return Place::around;
  for (const auto word : words_anywhere) {
    if (names.find(word) != names.npos) return Place::around;
  }
  if (name == "aside" || role == "complementary" || has_any(names, maybe_words)) return Place::maybe;
  return Place::article;
}

double link_share(const HtmlBlock& block) {
  return block.letters == 0 ? 1 : static_cast<double>(block.linked) / static_cast<double>(block.letters);
}

/// Letters in an element: all, and those of blocks that are text.
struct Letters {
  std::size_t all = 0;
  std::size_t text = 0;
};

/// The elements of a page in their order, the root first. Nothing of it climbs: pages nest as deep as they
/// like.
class ElementTree {
 public:
  explicit ElementTree(xmlNode* root) {
    for (xmlNode* node = root; node; node = next_node(node, root)) {
      if (node->type != XML_ELEMENT_NODE) continue;
      places_.emplace(node, parents_.size());
      const auto parent = node == root ? places_.end() : places_.find(node->parent);
      parents_.push_back(parent == places_.end() ? 0 : parent->second);
    }
    ends_.resize(parents_.size());
    for (std::size_t i = parents_.size(); i-- > 0;) {
      ends_[i] = std::max(ends_[i], i + 1);
      ends_[parents_[i]] = std::max(ends_[parents_[i]], ends_[i]);
    }
  }

  std::size_t size() const { return parents_.size(); }
  std::size_t place(const xmlNode* element) const { return places_.at(element); }

  bool is_in(const xmlNode* element, const xmlNode* holder) const {
    const std::size_t at = place(element);
    const std::size_t begin = place(holder);
    return at >= begin && at < ends_[begin];
  }

  /// Adds what each element has to all that hold it.
  void sum_up(std::vector<Letters>& letters) const {
    for (std::size_t i = letters.size(); i-- > 1;) {
      letters[parents_[i]].all += letters[i].all;
      letters[parents_[i]].text += letters[i].text;
    }
  }

 private:
  std::unordered_map<const xmlNode*, std::size_t> places_;
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> ends_;  ///< the place behind the last element in it
};

class Parter {
 public:
  explicit Parter(const HtmlDocument& page) : root_(page.root()), blocks_(html_blocks(root_)), tree_(root_) {}

  HtmlText part(std::string_view title) {
    measure();
    std::vector<bool> kept(blocks_.size());
    const xmlNode* holder = find_holder();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      kept[i] = holder && tree_.is_in(blocks_[i].element, holder) && !around_[i];
    }
    const std::size_t heading = heading_of(title);
    keep_lead(kept, heading);
    drop_before_heading(kept, heading);
    drop_link_lists(kept);
    drop_loose_headings(kept);
    drop_loose_labels(kept);
    if (std::none_of(kept.begin(), kept.end(), [](bool is_kept) { return is_kept; }))
      kept.assign(kept.size(), true);
    HtmlText text;
    text.head = head_lines(kept, title);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      std::string& to = kept[i] ? text.article : text.boilerplate;
      to.append(to.empty() ? "" : "\n\n").append(blocks_[i].text);
    }
    return text;
  }

 private:
  bool is_text(std::size_t i) const {
    return blocks_[i].letters >= paragraph_letters && link_share(blocks_[i]) < text_link_share;
  }

  /// Which blocks lie in elements that stand around articles.
  void measure() {
    letters_.resize(tree_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Letters& held = letters_[tree_.place(blocks_[i].element)];
      held.all += blocks_[i].letters;
      if (is_text(i)) held.text += blocks_[i].letters;
    }
    tree_.sum_up(letters_);
    std::unordered_map<const xmlNode*, bool> known;
    around_.resize(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) around_[i] = is_around(blocks_[i].element, known);
  }

  bool is_around(const xmlNode* element, std::unordered_map<const xmlNode*, bool>& known) const {
    std::vector<const xmlNode*> path;
    bool around = false;
    for (const xmlNode* at = element; at; at = at->parent) {
      if (const auto found = known.find(at); found != known.end()) {
        around = found->second;
        break;
      }
      path.push_back(at);
    }
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
      if (!around && (*at)->type == XML_ELEMENT_NODE) around = is_around_itself(*at);
      known.emplace(*at, around);
    }
    return around;
  }

  bool is_around_itself(const xmlNode* element) const {
    const Place place = place_of(element);
    if (place == Place::article) return false;
    const Letters held = letters_[tree_.place(element)];
    // Whatever it is called: most of the page's text is its article.
    if (held.text * 2 > letters_.front().text) return false;
    return place == Place::around || held.text * 5 < held.all * 3;
  }

  /// The smallest element that holds nearly all text which does not stand around.
  const xmlNode* find_holder() const {
    std::vector<Letters> letters(tree_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!around_[i] && is_text(i)) letters[tree_.place(blocks_[i].element)].text += blocks_[i].letters;
    }
    tree_.sum_up(letters);
    const std::size_t all = letters.front().text;
    if (all == 0) return root_;
    const xmlNode* holder = root_;
    const auto enough = static_cast<std::size_t>(static_cast<double>(all) * enough_of_text);
    for (const xmlNode* at = root_; at;) {
      holder = at;
      const xmlNode* next = nullptr;
      for (const xmlNode* child = at->children; child && !next; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && letters[tree_.place(child)].text >= enough) next = child;
      }
      at = next;
    }
    // One long paragraph does not hold the short ones beside it.
    const auto blocks = std::count_if(blocks_.begin(), blocks_.end(), [&](const HtmlBlock& block) {
      return tree_.is_in(block.element, holder);
    });
    return holder->parent && holder != root_ && blocks <= 1 ? holder->parent : holder;
  }

  /// The number of the first heading that is the title; of no block if there is none.
  std::size_t heading_of(std::string_view title) const {
    std::size_t at = 0;
    while (at < blocks_.size() && !(blocks_[at].is_heading && blocks_[at].text == title)) ++at;
    return at;
  }

  /// Text between the article's heading and what holds the rest of it is its lead.
  void keep_lead(std::vector<bool>& kept, std::size_t heading) const {
    const auto first = std::find(kept.begin() + static_cast<std::ptrdiff_t>(heading), kept.end(), true);
    if (first == kept.end()) return;
    const auto end = static_cast<std::size_t>(first - kept.begin());
    for (std::size_t i = heading; i < end; ++i) kept[i] = is_text(i) && !around_[i];
  }

  /// Headings and short lines above the article's own heading are the site's.
  void drop_before_heading(std::vector<bool>& kept, std::size_t heading) const {
    bool text_follows = false;
    for (std::size_t i = heading; i < blocks_.size() && !text_follows; ++i)
      text_follows = kept[i] && is_text(i);
    if (!text_follows) return;
    for (std::size_t i = 0; i < heading; ++i) {
      if (blocks_[i].is_heading || !is_text(i)) kept[i] = false;
    }
  }

  /// Within the article: links before its first paragraph (a menu, a table of contents) and behind its last
  /// (other articles). Those in between are a part of it.
  void drop_link_lists(std::vector<bool>& kept) const {
    const auto is_paragraph = [&](std::size_t i) { return kept[i] && is_text(i); };
    std::size_t first = 0;
    while (first < blocks_.size() && !is_paragraph(first)) ++first;
    std::size_t end = blocks_.size();
    while (end > first && !is_paragraph(end - 1)) --end;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_link = blocks_[i].linked > 0 && link_share(blocks_[i]) >= menu_link_share;
      if (is_link && !blocks_[i].is_heading && (i < first || i >= end)) kept[i] = false;
    }
  }

  /// Headings at the end, or before what was dropped, belong to it.
  void drop_loose_headings(std::vector<bool>& kept) const {
    bool text_follows = false;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (blocks_[i].is_heading) {
        if (!text_follows) kept[i] = false;
      } else {
        text_follows = kept[i];
      }
    }
  }

  /// Labels of what was left out: short blocks behind the text that end in a colon, with nothing behind them.
  void drop_loose_labels(std::vector<bool>& kept) const {
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (!kept[i]) continue;
      if (blocks_[i].letters >= paragraph_letters || !blocks_[i].text.ends_with(':')) return;
      kept[i] = false;
    }
  }

  /// What stands between the title and the first paragraph: the author, the day.
  std::string head_lines(const std::vector<bool>& kept, std::string_view title) const {
    constexpr std::size_t most_lines = 8;
    std::size_t end = 0;
    while (end < blocks_.size() && !(kept[end] && is_text(end))) ++end;
    std::size_t begin = end;
    for (std::size_t i = 0; i < end; ++i) {
      if (blocks_[i].text == title || (blocks_[i].is_heading && begin == end)) begin = i + 1;
    }
    std::string lines;
    for (std::size_t i = begin; i < std::min(end, begin + most_lines); ++i) {
      const std::string names = names_of(blocks_[i].element);
      const bool is_of_change = names.find("modif") != names.npos || names.find("update") != names.npos;
      if (!around_[i] && !is_of_change) lines.append(blocks_[i].text).append("\n");
    }
    return lines;
  }

  xmlNode* root_;
  std::vector<HtmlBlock> blocks_;
  std::vector<bool> around_;
  ElementTree tree_;
  std::vector<Letters> letters_;  ///< of each element, by its place
};

}  // namespace

HtmlText part_article(const HtmlDocument& page, std::string_view title) {
  if (!page.root()) return {};
  return Parter(page).part(title);
}

}  // namespace fihris
