#include "analyzers/grammar/word_classes.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view article = spelled<alef, lam>;

struct Kind {
  std::string_view name;
  WordClass word_class;
  bool takes_article;
};
constexpr Kind kinds[] = {
    {"verb", reporting_verb, false},
    {"facility", facility, false},
    {"place_word", place_noun, true},
    {"place_preposition", place_preposition, false},
    {"stop", no_name, false},
    {"modifier", modifier, true},
    {"title", weak_title, true},
    {"club", club, false},
    {"sport", sport, true},
    {"newspaper", newspaper, true},
    {"name_particle", name_particle, false},
    {"quarter", quarter, false},
};

struct Particle {
  std::string_view word;
  WordClass word_class;
};
constexpr Particle particles[] = {
    {spelled<ba, nun>, nasab},        {spelled<alef, ba, nun>, nasab},
    {spelled<ba, nun, ta>, nasab},    {spelled<alef, ba, waw>, kunya},
    {spelled<alef, ba, alef>, kunya}, {spelled<alef, ba, yeh>, kunya},
    {spelled<ba, waw>, kunya},        {spelled<alef, mim>, kunya},
    {spelled<ain, ba, dal>, abd},     {article, family},
};

/// A hash table of all words with a class, in front of it a bit map that turns most other words away in one
/// cache line.
class ClassTable {
 public:
  ClassTable() {
    read_names();
    read_titles();
    read_cues();
    for (const auto& row : table_rows(spelling_data::function_words)) {
      add(row[0], no_name);
      add(row[0], grammar);
    }
    for (const Particle& particle : particles) classes_[std::string(particle.word)] |= particle.word_class;
    add_others();
    // A word of grammar is nobody's given name, whatever a list of names says.
    for (auto& [word, classes] : classes_) {
      if ((classes & no_name) != 0) classes &= ~static_cast<WordClasses>(sure_name | weak_name);
    }
    lay_out();
  }

  bool begins_expression(std::string_view word, std::string_view next) const {
    const auto [first, last] = expressions_.equal_range(std::string(word));
    return std::any_of(first, last,
                       [&](const auto& expression) { return next.starts_with(expression.second); });
  }

  WordClasses find(std::string_view word) const {
    const std::size_t hash = std::hash<std::string_view>{}(word);
    if (!map_[hash % map_bits]) return 0;
    for (std::size_t i = (hash / map_bits) & mask_; slots_[i].classes != 0; i = (i + 1) & mask_) {
      if (slots_[i].word == word) return slots_[i].classes;
    }
    return 0;
  }

 private:
  static constexpr std::size_t map_bits = 1U << 17U;

  struct Slot {
    std::string_view word;
    WordClasses classes = 0;
  };

  void add(std::string_view word, WordClass word_class) { classes_[fold(word)] |= word_class; }

  /// Words of the tables stand as most articles have them; their other form, with or without the article,
  /// counts too.
  void add_with_article(std::string_view word, WordClass word_class, WordClass without_article) {
    const std::string folded = fold(word);
    classes_[folded] |= word_class;
    if (folded.starts_with(article)) {
      others_.emplace_back(folded.substr(article.size()), without_article);
    } else {
      others_.emplace_back(std::string(article) + folded, word_class);
    }
  }

  void add_others() {
    for (const auto& [word, word_class] : others_) {
      WordClasses& classes = classes_[word];
      if ((classes & (sure_title | weak_title)) == 0) classes |= word_class;
    }
  }

  void read_names() {
    for (const auto& row : table_rows(spelling_data::first_names))
      add(row[0], row.size() > 1 ? weak_name : sure_name);
  }

  void read_titles() {
    for (const auto& row : table_rows(spelling_data::titles)) {
      add_with_article(row[0], row.size() > 1 ? weak_title : sure_title, weak_title);
    }
  }

  void read_cues() {
    for (const auto& row : table_rows(spelling_data::mention_cues)) {
      if (row[0] == "expression") {
        read_expression(row[1]);
        continue;
      }
      const auto kind =
          std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& k) { return k.name == row[0]; });
      if (kind == std::end(kinds) || row.size() != 2)
        throw Error("mention_cues.tsv: " + std::string(row[0]) + ": no such kind");
      for (std::string_view words = row[1]; !words.empty();) {
        const std::size_t end = std::min(words.find(' '), words.size());
        kind->takes_article ? add_with_article(words.substr(0, end), kind->word_class, kind->word_class)
                            : add(words.substr(0, end), kind->word_class);
        words.remove_prefix(std::min(end + 1, words.size()));
      }
    }
  }

  void read_expression(std::string_view words) {
    const std::size_t space = words.find(' ');
    expressions_.emplace(fold(words.substr(0, space)), fold(words.substr(space + 1)));
  }

  void lay_out() {
    std::size_t size = 16;
    while (size < 2 * classes_.size()) size *= 2;
    mask_ = size - 1;
    slots_.resize(size);
    map_.resize(map_bits);
    for (const auto& [word, classes] : classes_) {
      const std::size_t hash = std::hash<std::string_view>{}(word);
      map_[hash % map_bits] = true;
      std::size_t i = (hash / map_bits) & mask_;
      while (slots_[i].classes != 0) i = (i + 1) & mask_;
      slots_[i] = {word, classes};
    }
  }

  std::unordered_map<std::string, WordClasses> classes_;
  std::unordered_multimap<std::string, std::string> expressions_;
  std::vector<std::pair<std::string, WordClass>> others_;
  std::vector<bool> map_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

const ClassTable& table() {
  static const ClassTable the_table;
  return the_table;
}

}  // namespace

bool begins_expression(std::string_view word, std::string_view next) {
  return table().begins_expression(word, next);
}

WordClasses classes_of(std::string_view word) {
  return table().find(word);
}

}  // namespace fihris
