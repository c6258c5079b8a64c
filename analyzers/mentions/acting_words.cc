#include "analyzers/mentions/acting_words.h"

#include <algorithm>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr std::size_t fewest_letters = 4;

}  // namespace

ActingWords::ActingWords(const MentionWords& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const MentionWord& word = words[i];
    const MentionWord& before = words[i - 1];
    if (word.gap != 0 || word.classes != 0) continue;
    if (!before.is(reporting_verb) && !(before.is(sure_title) && before.definite)) continue;
    if (!is_arabic_word(word.term) || letter_count(word.term) < fewest_letters) continue;
    if (word.term.starts_with(al)) continue;
    terms_.push_back(word.term);
  }
  std::sort(terms_.begin(), terms_.end());
}

bool ActingWords::contains(std::string_view term) const {
  return std::binary_search(terms_.begin(), terms_.end(), term);
}

}  // namespace fihris
