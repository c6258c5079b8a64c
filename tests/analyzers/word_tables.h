#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// The rows of a table of this folder: cells between tabs; lines that begin with # are left out.
inline std::vector<std::vector<std::string>> read_word_table(const std::string& name) {
  std::ifstream file(std::string(TABLES) + "/" + name);
  if (!file) throw std::runtime_error("no table " + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    auto& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

/// A vocabulary written out: `word:articles` or `word:articles:articles-with-a-hamza-before-lam`, between
/// blanks.
class WrittenVocabulary : public Vocabulary {
 public:
  explicit WrittenVocabulary(const std::string& text) {
    std::istringstream entries(text);
    for (std::string entry; entries >> entry;) {
      std::istringstream parts(entry);
      std::string word;
      Counts counts;
      std::getline(parts, word, ':');
      parts >> counts.articles;
      if (parts.get() == ':') parts >> counts.with_hamza;
      words_[word] = counts;
    }
  }

  unsigned frequency(std::string_view word) const override { return counts_of(word).articles; }
  unsigned hamza_frequency(std::string_view word) const override { return counts_of(word).with_hamza; }

 private:
  struct Counts {
    unsigned articles = 0;
    unsigned with_hamza = 0;
  };
  Counts counts_of(std::string_view word) const {
    const auto found = words_.find(std::string(word));
    return found == words_.end() ? Counts() : found->second;
  }

  std::unordered_map<std::string, Counts> words_;
};

}  // namespace fihris
