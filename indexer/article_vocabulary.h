#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "analyzers/vocabulary.h"
#include "indexer/schema.h"

namespace fihris {

/// The words of an index, asked for one by one (about 2 us each); WordList holds them all.
class ArticleVocabulary : public Vocabulary {
 public:
  explicit ArticleVocabulary(const Xapian::Database& articles) : articles_(articles) {}

  unsigned frequency(std::string_view word) const override {
    return word.empty() ? 0 : articles_.get_termfreq(std::string(word));
  }
  unsigned hamza_frequency(std::string_view word) const override {
    return articles_.get_termfreq(std::string(prefix::hamza).append(word));
  }

 private:
  Xapian::Database articles_;
};

}  // namespace fihris
