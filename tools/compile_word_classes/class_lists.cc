#include "tools/compile_word_classes/class_lists.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "analyzers/error.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

using namespace letter;

struct Kind {
  std::string_view name;
  WordClass word_class;
  bool takes_article;
};
constexpr Kind kinds[] = {
    {"verb", reporting_verb, false},   {"facility", facility, false},
    {"place_word", place_noun, true},  {"place_preposition", place_preposition, false},
    {"stop", no_name, false},          {"modifier", modifier, true},
    {"title", weak_title, true},       {"club", club, false},
    {"group", group, false},           {"sport", sport, true},
    {"newspaper", newspaper, true},    {"name_particle", name_particle, false},
    {"quarter", quarter, false},       {"authorship", authorship, false},
    {"state", state, false},           {"state_branch", state_branch, false},
    {"settlement", settlement, false}, {"governorate", governorate, false},
    {"landform", landform, false},     {"settlements", settlements, false},
    {"of_person", of_person, false},
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

}  // namespace

ClassLists::ClassLists() {
  read_names();
  read_titles();
  read_cues();
  read_grammar();
  for (const Particle& particle : particles) classes[std::string(particle.word)] |= particle.word_class;
  add_others();
  // A word of grammar is nobody's given name, whatever a list of names says.
  for (auto& [word, word_classes] : classes) {
    if ((word_classes & no_name) != 0) word_classes &= ~static_cast<WordClasses>(sure_name | weak_name);
  }
  std::sort(expressions.begin(), expressions.end());
}

void ClassLists::add(std::string_view word, WordClass word_class) {
  classes[fold(word)] |= word_class;
}

/// Words of the tables stand as most articles have them; their other form, with or without the article,
/// counts too.
void ClassLists::add_with_article(std::string_view word, WordClass word_class, WordClass without_article) {
  const std::string folded = fold(word);
  classes[folded] |= word_class;
  if (folded.starts_with(al)) {
    others_.emplace_back(folded.substr(al.size()), without_article);
  } else {
    others_.emplace_back(std::string(al) + folded, word_class);
  }
}

void ClassLists::add_others() {
  for (const auto& [word, word_class] : others_) {
    WordClasses& word_classes = classes[word];
    if ((word_classes & (sure_title | weak_title)) == 0) word_classes |= word_class;
  }
}

void ClassLists::read_names() {
  for (const auto& row : table_rows(spelling_data::first_names))
    add(row[0], row.size() > 1 ? weak_name : sure_name);
}

void ClassLists::read_titles() {
  for (const auto& row : table_rows(spelling_data::titles))
    add_with_article(row[0], row.size() > 1 ? weak_title : sure_title, weak_title);
}

void ClassLists::read_grammar() {
  for (const auto& row : table_rows(spelling_data::function_words)) {
    add(row[0], no_name);
    add(row[0], grammar);
  }
}

void ClassLists::read_cues() {
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

void ClassLists::read_expression(std::string_view words) {
  const std::size_t space = words.find(' ');
  expressions.emplace_back(fold(words.substr(0, space)), fold(words.substr(space + 1)));
}

}  // namespace fihris
