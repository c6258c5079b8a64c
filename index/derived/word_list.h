#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/grammar/vocabulary.h"
#include "analyzers/words/number_table.h"
#include "index/articles.h"

namespace fihris {

/// All words of a collection with their frequencies, in memory (about 30 bytes a word); what a lexicon is
/// made from.
class WordList : public Vocabulary {
 public:
  /// Reads the words of `articles`. Terms with a prefix are no words.
  explicit WordList(const Articles& articles);

  unsigned frequency(std::string_view word) const override;
  unsigned hamza_frequency(std::string_view word) const override;

  /// Somebody of the collection has the word, as it is, in his name.
  bool is_in_a_name(std::string_view word) const { return in_names_.contains(std::string(word)); }

  std::size_t size() const { return frequencies_.size(); }
  /// The word number `i`; words are in byte order.
  std::string_view word(std::size_t i) const;
  unsigned frequency_at(std::size_t i) const { return frequencies_[i]; }

 private:
  void add(std::string_view word, unsigned frequency);
  void make_table();

  std::string characters_;         ///< all words, one after the other
  std::vector<std::size_t> ends_;  ///< where each word ends in characters_
  std::vector<std::uint32_t> frequencies_;
  NumberTable numbers_{0};
  std::unordered_map<std::string, unsigned> hamza_frequencies_;
  std::unordered_set<std::string> in_names_;
};

}  // namespace fihris
