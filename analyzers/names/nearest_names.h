#pragma once

#include <string_view>
#include <vector>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// Of `words` that same_name() takes for `latin`, a word in Latin letters, those that most likely are: in
/// Arabic letters the most similar ones, their other spellings, and words that are in far more articles of
/// `vocabulary` than these; in other letters all.
std::vector<std::string_view> nearest_names(std::string_view latin,
                                            const std::vector<std::string_view>& words,
                                            const Vocabulary& vocabulary);

}  // namespace fihris
