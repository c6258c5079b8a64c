#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/grammar/word_classes.h"

namespace fihris {

/// What analyzers/data/{first_names,titles,mention_cues,function_words}.tsv say, folded.
struct ClassLists {
  /// Throws Error on a line that says nothing known.
  ClassLists();

  std::map<std::string, WordClasses> classes;
  std::vector<std::pair<std::string, std::string>> expressions;  ///< two words each, in order

 private:
  void add(std::string_view word, WordClass word_class);
  void add_with_article(std::string_view word, WordClass word_class, WordClass without_article);
  void read_names();
  void read_titles();
  void read_cues();
  void read_grammar();
  void read_expression(std::string_view words);
  void add_others();

  std::vector<std::pair<std::string, WordClass>> others_;
};

}  // namespace fihris
