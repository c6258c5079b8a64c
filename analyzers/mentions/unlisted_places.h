#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/mentions/mention_words.h"

namespace fihris {

/// A place that the gazetteer lacks.
struct UnlistedPlace {
  std::size_t first_word = 0;
  std::size_t word_count = 0;
  std::size_t proclitic_bytes = 0;  ///< of the first word's term, taken off
  std::string name;                 ///< the folded words without these, joined by one space
};

/// The names that stand behind a word for what they name (the village of X) and are no words of the
/// language, and where else the article has these names. Words that are `taken` belong to other names.
std::vector<UnlistedPlace> find_unlisted_places(const MentionWords& words, const std::vector<bool>& taken);

}  // namespace fihris
