#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/language/parser.h"
#include "query/match/searcher.h"

namespace fihris {

using FoundNumbers = std::set<Xapian::docid>;

/// The sample corpus, and a fixed sequence of random choices from it.
class Sample {
 public:
  Sample();

  const FoundNumbers& all() const { return all_; }

  FoundNumbers find(const std::string& query, Level level = Level::inflection, bool require_all = false);

  BuiltQuery build(const std::string& query) { return searcher_.build(parse_query(query).root, {}); }

  FoundNumbers find(const BuiltQuery& built) {
    const std::vector<Xapian::docid> found = searcher_.find_all(built);
    return {found.begin(), found.end()};
  }

  /// What an article that matches weighs.
  double weight(const BuiltQuery& built, Xapian::docid id) const {
    return searcher_.match(built, searcher_.record(id)).value();
  }

  SearchResult search(const std::string& query, const SearchOptions& options) {
    return searcher_.search(parse_query(query).root, options);
  }

  std::size_t number(std::size_t below) { return random_() % below; }

  /// Words that follow one another in a text, as they are written there.
  std::vector<std::string> words(std::size_t count) {
    const auto& text = texts_[number(texts_.size())];
    const std::size_t first = number(text.size() - count);
    return {text.begin() + static_cast<std::ptrdiff_t>(first),
            text.begin() + static_cast<std::ptrdiff_t>(first + count)};
  }
  std::string word() { return words(1).front(); }
  std::string title_word() {
    const auto& title = titles_[number(titles_.size())];
    return title[number(title.size())];
  }

  /// A word, phrase or NEAR of the text or title, with or without signs.
  std::string text_leaf() { return leaf(6); }

  /// The same, or a field that filters.
  std::string leaf() { return leaf(14); }

  /// Fields of which an article has one value: two conditions on one of these mean either.
  static bool is_single_valued(const std::string& leaf) {
    return std::any_of(single_valued.begin(), single_valued.end(),
                       [&](std::string_view field) { return leaf.find(field) != leaf.npos; });
  }

  /// All words of an article, as they are written.
  const std::vector<std::vector<std::string>>& texts() const { return texts_; }

  const std::vector<std::vector<std::string>>& titles() const { return titles_; }

  std::string sign() {
    const std::string signs[] = {"", "", "=", "~"};
    return signs[number(4)];
  }
  Level level() { return static_cast<Level>(number(static_cast<std::size_t>(Level::inflection) + 1)); }

  /// The first letters of a word, three at most.
  static std::string beginning(const std::string& word);

 private:
  std::string leaf(std::size_t kinds);

  static constexpr std::array<std::string_view, 5> single_valued = {
      "source:", "author:", "date:", "format:", "lang:"};

  std::string one_of(const std::set<std::string>& choices) {
    return *std::next(choices.begin(), static_cast<std::ptrdiff_t>(number(choices.size())));
  }

  Searcher searcher_;
  std::mt19937 random_{20261126};
  FoundNumbers all_;
  std::vector<std::vector<std::string>> titles_, texts_;
  std::set<std::string> sources_, formats_, languages_, days_, authors_, boilerplate_, path_words_;
};

}  // namespace fihris
