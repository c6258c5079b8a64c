#include "query/name_groups.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "analyzers/mention_classes.h"
#include "analyzers/phrase_table.h"
#include "analyzers/skeleton.h"
#include "analyzers/transliteration.h"

namespace fihris {
namespace {

/// A surname alone is the person's who has it in this share of the articles with full names that it ends.
constexpr double dominant_share = 0.8;

/// Only the commonest names found groups, so that a million rare ones cost a lookup each.
constexpr std::size_t heads_for_each_shown = 10;
constexpr std::size_t least_heads = 300;

using Words = std::vector<std::string_view>;

bool is_nasab(std::string_view word) { return (classes_of(word) & nasab) != 0; }
bool is_family(std::string_view word) { return (classes_of(word) & family) != 0; }

/// The words that count when two spellings of a name are compared.
Words without_nasab(std::string_view key) {
  Words words = words_of(key);
  std::erase_if(words, is_nasab);
  return words;
}

/// Spellings of one name have equal shapes: its words' first skeleton keys.
std::string shape_of(const Words& words) {
  std::string shape;
  for (const std::string_view word : words) {
    const auto keys = stored_keys(word);
    shape += keys.empty() ? std::string(word) : keys.front();
    shape += ' ';
  }
  return shape;
}

bool same_spelling(const Words& a, const Words& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](std::string_view x, std::string_view y) { return x == y || same_name(x, y); });
}

class Grouper {
 public:
  Grouper(const MentionList& list, std::size_t limit)
      : names_(list.entries()),
        head_count_(std::min(names_.size(), std::max(least_heads, limit * heads_for_each_shown))) {
    for (std::size_t i = 0; i < names_.size(); ++i) group_.push_back(i);
  }

  /// Of each name the number of the commonest name of its group.
  const std::vector<std::size_t>& group() {
    for (std::size_t i = 0; i < head_count_; ++i) add_head(i);
    count_surnames();
    for (const auto& [word, owner] : owners_) {
      const auto single = heads_.find(word);
      if (single != heads_.end() && owner.best_articles >= dominant_share * owner.all_articles) {
        join(single->second, owner.best);
      }
    }
    for (std::size_t i = head_count_; i < names_.size(); ++i) add_rare(i);
    for (std::size_t i = 0; i < group_.size(); ++i) group_[i] = root(i);
    return group_;
  }

 private:
  struct Owner {
    std::size_t best = 0;
    unsigned best_articles = 0;
    unsigned all_articles = 0;
  };

  std::size_t root(std::size_t i) const {
    while (group_[i] != i) i = group_[i];
    return i;
  }

  /// The commoner name, which has the smaller number, stands for both.
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    group_[std::max(a, b)] = std::min(a, b);
  }

  void add_head(std::size_t i) {
    const std::string_view key = names_[i].key;
    const Words words = without_nasab(key);
    auto& alike = shapes_[shape_of(words)];
    for (const std::size_t other : alike) {
      if (same_spelling(words, without_nasab(names_[other].key))) join(i, other);
    }
    alike.push_back(i);
    if (!join_fathers(i)) {
      if (const auto longer = continued_.find(key); longer != continued_.end()) join(i, longer->second);
    }
    heads_.emplace(key, i);
    for (const std::string_view beginning : beginnings(key)) continued_.emplace(beginning, i);
  }

  /// A rare name joins a head that it goes on from, or that it is another spelling of.
  void add_rare(std::size_t i) {
    if (join_fathers(i)) return;
    const std::string_view key = names_[i].key;
    if (std::count(key.begin(), key.end(), ' ') == 0) return;
    const Words words = without_nasab(key);
    const auto alike = shapes_.find(shape_of(words));
    if (alike == shapes_.end()) return;
    for (const std::size_t head : alike->second) {
      if (same_spelling(words, without_nasab(names_[head].key))) return join(i, head);
    }
  }

  /// The beginnings of a name, of two words or more, that it continues with "bin X" or "Al X"; the shortest first.
  static std::vector<std::string_view> beginnings(std::string_view key) {
    std::vector<std::string_view> found;
    for (std::size_t end = key.find(' '); end != std::string_view::npos; end = key.find(' ', end + 1)) {
      const std::string_view next = words_of(key.substr(end + 1)).front();
      const std::string_view beginning = key.substr(0, end);
      if (beginning.find(' ') != std::string_view::npos && (is_nasab(next) || is_family(next))) found.push_back(beginning);
    }
    return found;
  }

  /// Joins a name to the commoner one that it continues.
  bool join_fathers(std::size_t i) {
    for (const std::string_view beginning : beginnings(names_[i].key)) {
      const auto head = heads_.find(beginning);
      if (head == heads_.end()) continue;
      join(i, head->second);
      return true;
    }
    return false;
  }

  /// Whose full names each common single word ends, given names apart.
  void count_surnames() {
    for (std::size_t i = 0; i < head_count_; ++i) {
      const std::string_view key = names_[i].key;
      if (key.find(' ') == std::string_view::npos && (classes_of(key) & sure_name) == 0) owners_[key];
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string_view key = names_[i].key;
      const std::size_t space = key.rfind(' ');
      if (space != std::string_view::npos) count_owner(key.substr(space + 1), i);
    }
  }

  void count_owner(std::string_view word, std::size_t name) {
    const auto owner = owners_.find(word);
    if (owner == owners_.end()) return;
    owner->second.all_articles += names_[name].articles;
    // Names come commonest first; further forms of the same person count for them.
    if (owner->second.best_articles == 0) owner->second.best = name;
    if (root(owner->second.best) == root(name)) owner->second.best_articles += names_[name].articles;
  }

  const std::vector<Mentioned>& names_;
  const std::size_t head_count_;
  std::vector<std::size_t> group_;
  std::unordered_map<std::string_view, std::size_t> heads_;
  std::unordered_map<std::string_view, std::size_t> continued_;  ///< beginnings of common names
  std::unordered_map<std::string_view, Owner> owners_;
  std::unordered_map<std::string, std::vector<std::size_t>> shapes_;
};

/// The articles of all `forms`, each once.
std::vector<Xapian::docid> articles_of(const MentionList& names, const std::vector<Mentioned>& forms) {
  std::vector<Xapian::docid> all;
  for (const Mentioned& form : forms) {
    const std::vector<Xapian::docid> some = names.articles_of(form);
    std::vector<Xapian::docid> merged;
    std::set_union(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(merged));
    all = std::move(merged);
  }
  return all;
}

}  // namespace

std::vector<NameGroup> group_names(const MentionList& names, std::size_t limit) {
  Grouper grouper(names, limit);
  const std::vector<std::size_t>& group = grouper.group();
  std::unordered_map<std::size_t, NameGroup> groups;
  std::unordered_map<std::size_t, unsigned> sums;
  for (std::size_t i = 0; i < group.size(); ++i) {
    groups[group[i]].forms.push_back(names.entries()[i]);
    sums[group[i]] += names.entries()[i].articles;
  }
  // Articles with two forms count twice in a sum: more groups than are shown are counted exactly.
  std::vector<std::size_t> order;
  for (const auto& [head, sum] : sums) order.push_back(head);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sums[a] != sums[b] ? sums[a] > sums[b] : a < b;
  });
  if (order.size() > 2 * limit) order.resize(2 * limit);
  std::vector<NameGroup> commonest;
  for (const std::size_t head : order) {
    commonest.push_back(std::move(groups[head]));
    commonest.back().articles = articles_of(names, commonest.back().forms);
  }
  std::stable_sort(commonest.begin(), commonest.end(), [](const NameGroup& a, const NameGroup& b) {
    return a.articles.size() > b.articles.size();
  });
  if (commonest.size() > limit) commonest.resize(limit);
  return commonest;
}

}  // namespace fihris
