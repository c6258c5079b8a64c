#include "analyzers/names/nearest_names.h"

#include <algorithm>

#include "analyzers/names/transliteration.h"
#include "analyzers/words/arabic_word.h"

namespace fihris {
namespace {

/// Less similar words than the most similar one by this are another name.
constexpr double margin = 0.1;

/// A word so many times commoner than the most similar ones is what others have misspelled.
constexpr unsigned far_commoner = 10;

}  // namespace

std::vector<std::string_view> nearest_names(std::string_view latin,
                                            const std::vector<std::string_view>& words,
                                            const Vocabulary& vocabulary) {
  double best = 0;
  for (const std::string_view word : words) {
    if (is_arabic_word(word)) best = std::max(best, spelling_similarity(latin, word));
  }
  std::vector<std::string_view> nearest;
  unsigned frequency = 0;
  for (const std::string_view word : words) {
    if (!is_arabic_word(word) || spelling_similarity(latin, word) < best - margin) continue;
    nearest.push_back(word);
    frequency = std::max(frequency, vocabulary.frequency(word));
  }
  const std::size_t most_similar = nearest.size();
  for (const std::string_view word : words) {
    const auto end = nearest.begin() + static_cast<std::ptrdiff_t>(most_similar);
    if (std::find(nearest.begin(), end, word) != end) continue;
    const bool is_kept = !is_arabic_word(word) || vocabulary.frequency(word) > far_commoner * frequency ||
                         std::any_of(nearest.begin(), end, [&](std::string_view other) {
                           return same_name(word, other, vocabulary);
                         });
    if (is_kept) nearest.push_back(word);
  }
  return nearest;
}

}  // namespace fihris
