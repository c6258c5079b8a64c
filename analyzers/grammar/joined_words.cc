#include "analyzers/grammar/joined_words.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::size_t fewest_letters = 3;  ///< of either word

/// What stands before hundred, 300 to 900.
constexpr std::string_view units[] = {
    spelled<tha, lam, alef, tha>, spelled<alef, ra, ba, ain>,
    spelled<khah, mim, sin>,      spelled<sin, ta>,
    spelled<sin, ba, ain>,        spelled<tha, mim, alef, nun>,
    spelled<ta, sin, ain>,        spelled<tha, mim, alef, nun, yeh>,
};
constexpr std::string_view hundreds[] = {spelled<mim, alef, hamza, haa>, spelled<mim, hamza, haa>};

template <typename Words>
bool is_among(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::vector<std::string> joined_words(std::string_view first, std::string_view second) {
  if (is_among(units, first) && is_among(hundreds, second)) {
    std::vector<std::string> joined;
    for (const std::string_view hundred : hundreds) joined.push_back(std::string(first).append(hundred));
    return joined;
  }
  if (!is_arabic_word(first) || !is_arabic_word(second)) return {};
  if (letter_count(first) < fewest_letters || letter_count(second) < fewest_letters) return {};
  if (is_function_word(first) || is_function_word(second)) return {};
  std::string joined = std::string(first).append(second);
  if ((known_kinds(joined) | known_kinds_before_pronoun(joined)) != 0) return {};
  return {std::move(joined)};
}

std::vector<std::vector<std::string>> parted_words(std::string_view word) {
  for (const std::string_view unit : units) {
    if (!word.starts_with(unit) || !is_among(hundreds, word.substr(unit.size()))) continue;
    std::vector<std::vector<std::string>> parted;
    for (const std::string_view hundred : hundreds)
      parted.push_back({std::string(unit), std::string(hundred)});
    return parted;
  }
  return {};
}

}  // namespace fihris
