#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// A vocabulary and a word that somebody has written outside of it: a query is evidence that its words exist.
class AssertedVocabulary : public Vocabulary {
 public:
  /// `words` must outlive this.
  AssertedVocabulary(const Vocabulary& words, std::string_view asserted)
      : words_(words), asserted_(asserted) {}

  unsigned frequency(std::string_view word) const override {
    return std::max(words_.frequency(word), word == asserted_ ? 1U : 0U);
  }
  unsigned hamza_frequency(std::string_view word) const override { return words_.hamza_frequency(word); }

 private:
  const Vocabulary& words_;
  std::string asserted_;
};

}  // namespace fihris
