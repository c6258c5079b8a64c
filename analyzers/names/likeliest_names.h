#pragma once

#include <string_view>
#include <vector>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// A word that same_name() takes for a Latin one, and what the collection knows of it.
struct LatinCandidate {
  std::string_view word;  ///< folded, without proclitics
  double similarity = 0;  ///< spelling_similarity() to the Latin word
  unsigned articles = 0;  ///< that have the word
  unsigned mentions = 0;  ///< articles in which it is a word of a person's or place's name
};

/// Of `candidates` those that `latin`, a word in Latin letters, most likely is in this collection. In Arabic
/// letters: the names among them, by how well the letters agree and how many articles speak of somebody of
/// that name. Where none is known as a name: the most similar ones, their other spellings, and words that are
/// in far more articles than these. In other letters all.
std::vector<std::string_view> likeliest_names(std::string_view latin,
                                              const std::vector<LatinCandidate>& candidates,
                                              const Vocabulary& vocabulary);

}  // namespace fihris
