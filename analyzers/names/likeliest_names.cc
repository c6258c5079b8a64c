#include "analyzers/names/likeliest_names.h"

#include <algorithm>
#include <cmath>

#include "analyzers/names/transliteration.h"
#include "analyzers/words/arabic_word.h"

namespace fihris {
namespace {

using Candidates = std::vector<LatinCandidate>;

/// A word is known as a name if so many of its articles have it as one.
constexpr double least_share = 0.01;

/// A name so many times less likely than the likeliest is another name.
constexpr double most_ratio = 5;

/// Less similar words than the most similar one by this are another name.
constexpr double margin = 0.1;

/// A word so many times commoner than the most similar ones is what others have misspelled.
constexpr unsigned far_commoner = 10;

double share(const LatinCandidate& candidate) {
  return candidate.articles == 0
             ? 0
             : std::min(1.0, static_cast<double>(candidate.mentions) / candidate.articles);
}

/// How likely the name is meant: how readily its letters become the Latin ones, and how often it is named; 0
/// if the word is not known as a name. The root keeps a very common name from being everybody's.
double likelihood(std::string_view latin, const LatinCandidate& candidate) {
  if (!is_arabic_word(candidate.word) || share(candidate) < least_share) return 0;
  return std::pow(candidate.similarity, static_cast<double>(latin.size())) *
         std::sqrt(candidate.mentions * share(candidate));
}

/// The most similar ones, for a collection that tells nothing.
std::vector<std::string_view> nearest(const Candidates& candidates) {
  double best = 0;
  for (const LatinCandidate& candidate : candidates) {
    if (is_arabic_word(candidate.word)) best = std::max(best, candidate.similarity);
  }
  std::vector<std::string_view> words;
  unsigned frequency = 0;
  for (const LatinCandidate& candidate : candidates) {
    if (!is_arabic_word(candidate.word) || candidate.similarity < best - margin) continue;
    words.push_back(candidate.word);
    frequency = std::max(frequency, candidate.articles);
  }
  if (words.empty()) return words;
  for (const LatinCandidate& candidate : candidates) {
    if (is_arabic_word(candidate.word) && candidate.similarity < best - margin &&
        candidate.articles > far_commoner * frequency) {
      words.push_back(candidate.word);
    }
  }
  return words;
}

}  // namespace

std::vector<std::string_view> likeliest_names(std::string_view latin, const Candidates& candidates,
                                              const Vocabulary& vocabulary) {
  double best = 0;
  for (const LatinCandidate& candidate : candidates) best = std::max(best, likelihood(latin, candidate));
  std::vector<std::string_view> words;
  if (best <= 0) {
    words = nearest(candidates);
  } else {
    for (const LatinCandidate& candidate : candidates) {
      if (likelihood(latin, candidate) * most_ratio >= best) words.push_back(candidate.word);
    }
  }
  const std::size_t likeliest = words.size();
  for (const LatinCandidate& candidate : candidates) {
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(likeliest);
    if (std::find(words.begin(), end, candidate.word) != end) continue;
    const bool is_spelling = std::any_of(words.begin(), end, [&](std::string_view other) {
      return same_name(candidate.word, other, vocabulary);
    });
    if (is_spelling || !is_arabic_word(candidate.word)) words.push_back(candidate.word);
  }
  return words;
}

}  // namespace fihris
