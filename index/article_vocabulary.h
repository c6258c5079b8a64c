#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "analyzers/grammar/vocabulary.h"
#include "index/articles.h"
#include "index/schema.h"

namespace fihris {

/// The words of an index, asked for one by one (about 2 us each) and remembered; WordList holds them all. Not
/// to be shared between threads.
class ArticleVocabulary : public Vocabulary {
 public:
  explicit ArticleVocabulary(const Articles& articles) : articles_(articles) {}

  unsigned frequency(std::string_view word) const override { return remember(frequencies_, {}, word); }
  unsigned hamza_frequency(std::string_view word) const override {
    return remember(hamza_frequencies_, prefix::hamza, word);
  }

 private:
  using Frequencies = std::unordered_map<std::string, unsigned>;

  unsigned remember(Frequencies& known, std::string_view prefix, std::string_view word) const {
    if (word.empty()) return 0;
    const auto [entry, is_new] = known.try_emplace(std::string(word), 0);
    if (is_new) entry->second = articles_.get_termfreq(encode_term(word, prefix));
    return entry->second;
  }

  Articles articles_;
  mutable Frequencies frequencies_, hamza_frequencies_;
};

}  // namespace fihris
