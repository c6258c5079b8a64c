#include "analyzers/grammar/word_classes.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/number_table.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"
#include "analyzers/words/word_hash.h"

namespace fihris {
namespace {

using namespace letter;

struct Kind {
  std::string_view name;
  WordClass word_class;
  bool takes_article;
};
constexpr Kind kinds[] = {
    {"verb", reporting_verb, false},  {"facility", facility, false},
    {"place_word", place_noun, true}, {"place_preposition", place_preposition, false},
    {"stop", no_name, false},         {"modifier", modifier, true},
    {"title", weak_title, true},      {"club", club, false},
    {"group", group, false},          {"sport", sport, true},
    {"newspaper", newspaper, true},   {"name_particle", name_particle, false},
    {"quarter", quarter, false},      {"authorship", authorship, false},
    {"state", state, false},          {"state_branch", state_branch, false},
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
    {spelled<ain, ba, dal>, abd},     {al, family},
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
    const std::size_t hash = word_hash(word);
    if (!map_[hash % map_bits]) return 0;
    const std::uint32_t number =
        numbers_.find(hash / map_bits, [&](std::uint32_t n) { return words_[n].word == word; });
    return number == NumberTable::none ? 0 : words_[number].classes;
  }

 private:
  static constexpr std::size_t map_bits = 1U << 17U;

  struct ClassedWord {
    std::string_view word;
    WordClasses classes;
  };

  void add(std::string_view word, WordClass word_class) { classes_[fold(word)] |= word_class; }

  /// Words of the tables stand as most articles have them; their other form, with or without the article,
  /// counts too.
  void add_with_article(std::string_view word, WordClass word_class, WordClass without_article) {
    const std::string folded = fold(word);
    classes_[folded] |= word_class;
    if (folded.starts_with(al)) {
      others_.emplace_back(folded.substr(al.size()), without_article);
    } else {
      others_.emplace_back(std::string(al) + folded, word_class);
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
      for (const std::string_view word : split(row[1], ' ')) {
        kind->takes_article ? add_with_article(word, kind->word_class, kind->word_class)
                            : add(word, kind->word_class);
      }
    }
  }

  void read_expression(std::string_view words) {
    const std::size_t space = words.find(' ');
    expressions_.emplace(fold(words.substr(0, space)), fold(words.substr(space + 1)));
  }

  void lay_out() {
    numbers_ = NumberTable(classes_.size());
    map_.resize(map_bits);
    for (const auto& [word, classes] : classes_) {
      const std::size_t hash = word_hash(word);
      map_[hash % map_bits] = true;
      numbers_.add(hash / map_bits, static_cast<std::uint32_t>(words_.size()));
      words_.push_back({word, classes});
    }
  }

  std::unordered_map<std::string, WordClasses> classes_;
  std::unordered_multimap<std::string, std::string> expressions_;
  std::vector<std::pair<std::string, WordClass>> others_;
  std::vector<bool> map_;
  std::vector<ClassedWord> words_;
  NumberTable numbers_{0};  ///< of words_
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
