#include "index/people/name_groups.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "index/people/name_spellings.h"
#include "index/people/name_words.h"

namespace fihris {
namespace {

/// A short form is the person's who has it in this share of the articles with longer names that it may stand
/// for.
constexpr double dominant_share = 0.8;

/// A name is short for longer ones if it is in so many articles, for each with itself.
constexpr double least_longer_share = 0.1;

/// The same of a name without a surname (Muhammad Ali), which may be anybody's: of a father or of a surname
/// behind it.
constexpr double least_longer_share_of_given_names = 0.5;

/// Names in so few of the articles of a name that they begin with, each and together, are that name with a
/// word of the sentence behind it.
constexpr double most_with_a_word = 0.05;
constexpr double most_with_words = 0.25;

/// Only the commonest names found groups, so that a million rare ones cost a lookup each. However many are
/// shown: a person has the same forms in every list.
constexpr std::size_t most_heads = 10'000;

/// A name is compared with so many commoner ones of its shape.
constexpr std::size_t most_compared = 100;

/// One name has all words of the other, in order.
bool is_abbreviation(const Words& part, const Words& whole) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < whole.size() && found < part.size(); ++i)
    found += whole[i] == part[found] ? 1 : 0;
  return found == part.size();
}

/// The word behind the last bin of a name ends it: there is no surname.
bool ends_in_father(const Words& words) {
  return words.size() > 2 && is_nasab(words[words.size() - 2]);
}

/// `part` may be the person `whole` in fewer words: with the same given name, and if it ends in a father
/// without leaving out one before.
bool is_fewer_words(std::string_view part, std::string_view whole) {
  const Words of_part = without_nasab(part), of_whole = without_nasab(whole);
  if (of_part.empty() || of_part.size() > of_whole.size() || of_part.front() != of_whole.front())
    return false;
  if (ends_in_father(words_of(part))) return std::equal(of_part.begin(), of_part.end(), of_whole.begin());
  return is_abbreviation(of_part, of_whole);
}

bool can_be_one(std::string_view a, std::string_view b) {
  return is_fewer_words(a, b) || is_fewer_words(b, a);
}

/// What a name may be called for short, in two words or more: its beginning, its end unless a
/// father's name stands in it or before it, and the given name with the surname.
std::vector<std::string> short_forms(std::string_view key) {
  const Words words = words_of(key);
  const auto part = [](std::string_view first, std::string_view last) {
    return std::string(first.data(), last.data() + last.size());
  };
  const auto begins_nothing = [&](std::size_t i) { return is_nasab(words[i]) || is_family(words[i]); };
  std::vector<std::string> forms;
  bool is_behind_father = false;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!begins_nothing(i)) forms.push_back(part(words.front(), words[i]));
    is_behind_father |= begins_nothing(i - 1);
    // Sami Abdullah al-Salih is the son of Abdullah al-Salih, also without bin.
    const bool is_father =
        has_article(words.back()) && (is_given_name(words[i]) || words[i].starts_with(joined_abd));
    if (!is_behind_father && !is_father && !begins_nothing(i)) forms.push_back(part(words[i], words.back()));
  }
  if (words.size() > 2 && !begins_nothing(words.size() - 2))
    forms.push_back(std::string(words.front()).append(" ").append(words.back()));
  return forms;
}

class Grouper {
 public:
  explicit Grouper(const std::vector<Mentioned>& names)
      : names_(names), head_count_(std::min(names_.size(), most_heads)) {
    for (std::size_t i = 0; i < names_.size(); ++i) group_.push_back(i);
  }

  /// Of each name the number of the commonest name of its group.
  const std::vector<std::size_t>& group() {
    for (std::size_t i = 0; i < head_count_; ++i) add_head(i);
    // Before the short forms: rare spellings of a long name speak for it too.
    for (std::size_t i = head_count_; i < names_.size(); ++i) add_rare(i);
    join_longer_forms();
    count_surnames();
    for (const auto& [word, owner] : owners_) {
      const auto single = heads_.find(word);
      if (single != heads_.end() && owner.is_dominant()) join(single->second, owner.best);
    }
    for (std::size_t i = 0; i < group_.size(); ++i) group_[i] = root(i);
    return group_;
  }

 private:
  struct Owner {
    std::size_t best = 0;
    unsigned best_articles = 0;
    unsigned all_articles = 0;

    bool is_dominant() const { return all_articles > 0 && best_articles >= dominant_share * all_articles; }
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
    heads_.emplace(key, i);
    if (without_nasab(key).size() < 2) return;  // of single words too many are alike
    for (const std::string& shape : shapes_of(key)) {
      auto& alike = shapes_[shape];
      for (const std::size_t other : alike) {
        if (are_spellings_of_one(key, names_[other].key)) join(i, other);
      }
      if (alike.size() < most_compared) alike.push_back(i);
    }
  }

  /// A rare name joins a head that it is another spelling of.
  void add_rare(std::size_t i) {
    const std::string_view key = names_[i].key;
    if (key.find(' ') == std::string_view::npos) return;
    for (const std::string& shape : shapes_of(key)) {
      const auto alike = shapes_.find(shape);
      if (alike == shapes_.end()) continue;
      for (const std::size_t head : alike->second) {
        if (are_spellings_of_one(key, names_[head].key)) return join(i, head);
      }
    }
  }

  /// A common name that may stand for longer ones is that of the commonest of them, unless other people share
  /// it: then nobody's.
  void join_longer_forms() {
    std::unordered_map<std::size_t, std::vector<std::size_t>> longer;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (const std::string& form : short_forms(names_[i].key)) {
        if (const auto head = heads_.find(form); head != heads_.end()) longer[head->second].push_back(i);
      }
    }
    for (const auto& [head, names] : longer) {
      Owner owner{names.front()};
      std::vector<std::size_t> same;
      for (const std::size_t name : names) {
        owner.all_articles += names_[name].articles;
        if (!can_be_one(names_[name].key, names_[owner.best].key)) continue;
        owner.best_articles += names_[name].articles;
        same.push_back(name);
      }
      const std::string& key = names_[head].key;
      const Words of_best = words_of(names_[owner.best].key);
      const bool has_family = of_best.size() > 1 && is_family(of_best[of_best.size() - 2]);
      const double least_share =
          has_given_names_alone(key) && !has_family ? least_longer_share_of_given_names : least_longer_share;
      const bool is_short = owner.all_articles >= least_share * names_[head].articles;
      if (is_short && owner.is_dominant()) {
        for (const std::size_t name : same) join(head, name);
      } else if (owner.all_articles <= most_with_words * names_[head].articles) {
        for (const std::size_t name : names) {
          if (names_[name].articles <= most_with_a_word * names_[head].articles &&
              has_a_word_behind(names_[name].key, key))
            join(head, name);
        }
      }
    }
  }

  /// `name` is `key` and words that are in no name: a nisba, a father or a further given name is another's.
  static bool has_a_word_behind(std::string_view name, std::string_view key) {
    if (!name.starts_with(key)) return false;
    const Words behind = words_of(name.substr(key.size() + 1));
    return std::none_of(behind.begin(), behind.end(), [](std::string_view word) {
      return has_article(word) || is_given_name(word) || is_nasab(word) || is_family(word) ||
             word.starts_with(joined_abd);
    });
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
      if (space != std::string_view::npos && !ends_in_father(words_of(key)))
        count_owner(key.substr(space + 1), i);
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
  std::unordered_map<std::string_view, Owner> owners_;
  std::unordered_map<std::string, std::vector<std::size_t>> shapes_;
};

/// With which words names of several words begin.
class FirstWords {
 public:
  explicit FirstWords(const std::vector<Mentioned>& names) {
    for (const Mentioned& name : names) {
      const std::size_t space = name.key.find(' ');
      if (space != std::string::npos) words_.insert(std::string_view(name.key).substr(0, space));
    }
  }

  /// A given name alone, which others here have with a surname, or the same as somebody's father: it names
  /// nobody.
  bool begin_with(const NameGroup& group) const {
    const std::string_view first = group.front().key;
    if (!is_given_name(first) || !words_.contains(first)) return false;
    return std::all_of(group.begin(), group.end(), [&](const Mentioned& form) {
      const std::string_view word = std::string_view(form.key).substr(0, form.key.find(' '));
      return is_nasab(word) || (is_given_name(form.key) && words_.contains(form.key));
    });
  }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace

std::vector<NameGroup> group_names(const std::vector<Mentioned>& names) {
  Grouper grouper(names);
  const std::vector<std::size_t>& group = grouper.group();
  std::vector<NameGroup> groups(names.size());
  for (std::size_t i = 0; i < group.size(); ++i) groups[group[i]].push_back(names[i]);
  const FirstWords longer(names);
  std::erase_if(groups, [&](const NameGroup& forms) { return forms.empty() || longer.begin_with(forms); });
  return groups;
}

}  // namespace fihris
