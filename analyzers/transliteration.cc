#include "analyzers/transliteration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/arabic_word.h"
#include "analyzers/letters.h"
#include "analyzers/normalizer.h"
#include "analyzers/root_pattern.h"
#include "analyzers/spelling_data.h"
#include "analyzers/spelling_graphs.h"
#include "analyzers/table_reader.h"
#include "analyzers/word_usage.h"

namespace fihris {
namespace {

using namespace letter;

/// What may be summed up along two spellings, by the number of consonants of the one that has fewer. Short names have many
/// neighbours.
using Budgets = std::array<unsigned, 7>;
constexpr Budgets budgets_of_names{4, 8, 20, 32, 40, 46, 52};
constexpr Budgets budgets_of_words{2, 2, 6, 14, 20, 26, 34};
constexpr unsigned native_budget = 4;          ///< if both have a letter that only Arabic names have
constexpr unsigned half_native_budget = 24;    ///< if one of two names has
constexpr unsigned half_native_word_budget = 14;
constexpr unsigned free_of_pattern = 3;        ///< what an Arabic pattern does not forbid: jim for ghain, final alef for haa
constexpr unsigned evident_words = 5;          ///< a word in fewer articles shows nothing of how it is used

constexpr double cost_of_latin_letter = 20;    ///< of a transliteration that is as good as rules can be, at similarity 0.8
constexpr double least_similarity = 0.55;      ///< of one name in two scripts

/// The word without the article, which differs between mentions of one name; the word itself if too little remains.
std::string_view without_article(std::string_view word) {
  constexpr std::string_view article = spelled<alef, lam>;
  const bool has_article = word.starts_with(article) && word.size() >= article.size() + 3 * letter_bytes;
  return has_article ? word.substr(article.size()) : word;
}

bool is_weak(char32_t letter) { return letter == alef || letter == waw || letter == yeh || letter == hamza; }

/// Consonants that a skeleton keeps: all but weak letters and a haa at the end.
std::size_t consonant_count(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < letter_count(word); ++i) {
    const bool is_final_haa = letter_at(word, i) == haa && i + 1 == letter_count(word);
    if (!is_weak(letter_at(word, i)) && !is_final_haa) ++count;
  }
  return count;
}

/// The words are the same but for weak letters and a haa at the end.
bool differ_in_vowels_only(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view word, std::size_t& at) -> char32_t {
    for (; at < letter_count(word); ++at) {
      const bool is_final_haa = letter_at(word, at) == haa && at + 1 == letter_count(word);
      if (!is_weak(letter_at(word, at)) && !is_final_haa) return letter_at(word, at++);
    }
    return 0;
  };
  for (std::size_t i = 0, j = 0;;) {
    const char32_t of_a = next(a, i), of_b = next(b, j);
    if (of_a != of_b) return false;
    if (of_a == 0) return true;
  }
}

/// The name whose spellings analyzers/data/name_spellings.tsv lists, 0 for other words.
unsigned listed_name(std::string_view word) {
  static const std::unordered_map<std::string, unsigned> names = [] {
    std::unordered_map<std::string, unsigned> result;
    unsigned number = 0;
    for (const auto& row : table_rows(spelling_data::name_spellings)) {
      ++number;
      for (std::string_view rest = row[0]; !rest.empty();) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        result.emplace(fold(rest.substr(0, bar)), number);
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    }
    return result;
  }();
  const auto found = names.find(std::string(word));
  return found == names.end() ? 0 : found->second;
}

bool is_alike_in_vowels_of_patterns(std::string_view a, std::string_view b, Affixes affixes) {
  return differ_in_vowels_only(a, b) && has_arabic_pattern(a, affixes) && has_arabic_pattern(b, affixes);
}

/// Folding keeps the alef maqsura of a few particles, so that ala is not the name Ali.
bool is_particle(std::string_view word) { return word.ends_with(spelled<alef_maqsura>); }

unsigned budget(const Budgets& budgets, std::string_view a, std::string_view b, unsigned half_native) {
  const unsigned most = budgets[std::min({consonant_count(a), consonant_count(b), budgets.size() - 1})];
  const int natives = (has_letter_of_arabic(a) ? 1 : 0) + (has_letter_of_arabic(b) ? 1 : 0);
  if (natives == 2) return std::min(most, native_budget);
  return natives == 1 ? std::min(most, half_native) : most;
}

bool same_arabic_name(std::string_view a, std::string_view b) {
  const unsigned cost = arabic_spelling_graph().cost(coded(a), coded(b));
  if (cost > budget(budgets_of_names, a, b, half_native_budget)) return false;
  return cost <= free_of_pattern || !is_alike_in_vowels_of_patterns(a, b, Affixes::few);
}

bool same_arabic_word(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  const unsigned cost = arabic_spelling_graph().cost(coded(a), coded(b));
  if (cost > budget(budgets_of_words, a, b, half_native_word_budget)) return false;
  if (is_function_word(a) || is_function_word(b)) return false;
  if (cost > free_of_pattern && is_alike_in_vowels_of_patterns(a, b, Affixes::few)) return false;
  const bool is_rare = std::min(vocabulary.frequency(a), vocabulary.frequency(b)) < evident_words;
  if (is_rare && cost > free_of_pattern && has_arabic_pattern(a, Affixes::all) && has_arabic_pattern(b, Affixes::all)) {
    return false;
  }
  return !is_inflected(a, vocabulary) && !is_inflected(b, vocabulary);
}

bool are_arabic(std::string_view a, std::string_view b) { return is_arabic_word(a) && is_arabic_word(b); }

/// What holds for names and words alike: 1 the same, 0 not the same, -1 undecided.
int decided(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  if (is_particle(a) || is_particle(b)) return 0;
  if (!are_arabic(a, b)) return spelling_similarity(a, b) >= least_similarity ? 1 : 0;
  const unsigned listed = listed_name(a);
  if (listed != 0 && listed == listed_name(b)) return 1;
  return -1;
}

}  // namespace

double spelling_similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  CodedWord left = coded(a), right = coded(b);
  if (left.script == Script::other || right.script == Script::other) return 0;
  if (left.script == Script::latin && right.script == Script::arabic) std::swap(left, right);
  const bool is_mixed = left.script != right.script;
  const RuleGraph& graph = is_mixed                         ? transliteration_graph()
                           : left.script == Script::arabic ? arabic_spelling_graph()
                                                           : latin_spelling_graph();
  const unsigned cost = graph.cost(left, right);
  if (cost == RuleGraph::unreachable) return 0;
  const std::size_t length = is_mixed ? right.letter_count() : std::max(left.letter_count(), right.letter_count());
  return std::exp(-static_cast<double>(cost) / (cost_of_latin_letter * static_cast<double>(length)));
}

bool same_name(std::string_view a, std::string_view b) {
  if (const int known = decided(a, b); known >= 0) return known == 1;
  const std::string_view bare_a = without_article(a), bare_b = without_article(b);
  return bare_a == bare_b || same_arabic_name(a, b) || same_arabic_name(bare_a, bare_b);
}

bool same_name(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  if (!are_arabic(a, b) && (is_function_word(a) || is_function_word(b))) return false;
  if (const int known = decided(a, b); known >= 0) return known == 1;
  return same_arabic_word(a, b, vocabulary);
}

}  // namespace fihris
