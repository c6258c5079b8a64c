#include "analyzers/names/transliteration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/grammar/root_pattern.h"
#include "analyzers/grammar/word_classes.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/names/spelling_graphs.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

using namespace letter;

/// What the differences of two spellings may cost, by the number of consonants of the one that has fewer.
/// Short names may differ by less: many other names are near them.
using Budgets = std::array<unsigned, 7>;
constexpr Budgets budgets_of_names{8, 18, 36, 54, 66, 76, 84};
constexpr Budgets budgets_of_words{2, 2, 6, 14, 20, 26, 34};
constexpr Budgets budgets_of_rare_words{2, 6, 14, 24, 32, 40, 48};
constexpr Budgets budgets_of_latin_names{2, 4, 10, 18, 24, 30, 36};
constexpr Budgets budgets_of_latin_words{0, 0, 3, 13, 16, 20, 24};

/// Limits for words with a letter that is used in Arabic names alone: both of them, or one.
constexpr unsigned native_budget = 8;
constexpr unsigned half_native_budget = 40;
constexpr unsigned native_word_budget = 4;
constexpr unsigned half_native_word_budget = 14;

/// What an Arabic pattern does not forbid: jim for ghain, final alef for haa.
constexpr unsigned free_of_pattern = 3;

/// What two names of Arabic patterns may differ in unless their letters speak against a name from abroad: the
/// likeness (name_letters.h) that they have together at least.
constexpr unsigned budget_in_pattern = 18;
constexpr double least_likeness_in_pattern = -1;

/// The likeness of each of two words of running text that are taken for names from abroad.
constexpr double least_likeness_in_text = 0.5;

/// A word in fewer articles shows nothing of how it is used.
constexpr unsigned evident_words = 5;

/// A transliteration costs about this for each Latin letter at similarity 1/e.
constexpr double cost_of_latin_letter = 20;

/// Two names in different scripts that are less similar are not the same name.
constexpr double least_similarity = 0.55;

/// In letters, of a word of running text in the other script: shorter ones are like anything.
constexpr std::size_t shortest_transliterated = 3;

bool is_weak(char32_t letter) {
  return letter == alef || letter == waw || letter == yeh || letter == hamza;
}

/// A consonant that a skeleton keeps: not a weak letter, nor a haa at the end.
bool is_consonant(std::string_view word, std::size_t at) {
  const char32_t letter = letter_at(word, at);
  return !is_weak(letter) && (letter != haa || at + 1 < letter_count(word));
}

std::size_t consonant_count(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < letter_count(word); ++at) count += is_consonant(word, at) ? 1 : 0;
  return count;
}

/// The words are the same but for weak letters and a haa at the end.
bool differ_in_vowels_only(std::string_view a, std::string_view b) {
  const auto next_consonant = [](std::string_view word, std::size_t& at) -> char32_t {
    for (; at < letter_count(word); ++at) {
      if (is_consonant(word, at)) return letter_at(word, at++);
    }
    return 0;
  };
  for (std::size_t i = 0, j = 0;;) {
    const char32_t of_a = next_consonant(a, i), of_b = next_consonant(b, j);
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
      for (const std::string_view spelling : split(row[0], '|')) result.emplace(fold(spelling), number);
    }
    return result;
  }();
  const auto found = names.find(std::string(word));
  return found == names.end() ? 0 : found->second;
}

/// Folding keeps the alef maqsura of a few particles, so that ala is not the name Ali.
bool is_particle(std::string_view word) {
  return word.ends_with(spelled<alef_maqsura>);
}

std::size_t fewer_consonants(std::string_view a, std::string_view b) {
  return std::min(consonant_count(a), consonant_count(b));
}

/// How many of the two words have a letter that only Arabic names have.
int natives(std::string_view a, std::string_view b) {
  return (has_letter_of_arabic(a) ? 1 : 0) + (has_letter_of_arabic(b) ? 1 : 0);
}

unsigned budget(const Budgets& budgets, std::size_t consonants) {
  return budgets[std::min(consonants, budgets.size() - 1)];
}

unsigned budget_of_names(std::string_view a, std::string_view b) {
  const unsigned most = budget(budgets_of_names, fewer_consonants(a, b));
  switch (natives(a, b)) {
    case 2:
      return std::min(most, native_budget);
    case 1:
      return std::min(most, half_native_budget);
    default:
      return most;
  }
}

/// `are_rare_names`: by their letters, and one is too rare to be known as another word.
unsigned budget_of_words(std::string_view a, std::string_view b, bool are_rare_names) {
  constexpr std::size_t least_half_native = 4;
  const std::size_t consonants = fewer_consonants(a, b);
  const unsigned most = budget(are_rare_names ? budgets_of_rare_words : budgets_of_words, consonants);
  switch (natives(a, b)) {
    case 2:
      return std::min(most, native_word_budget);
    case 1:
      return consonants < least_half_native ? 0 : std::min(most, half_native_word_budget);
    default:
      return most;
  }
}

/// One is a given name that is little else, or both are given names: then they are two names.
bool are_known_apart(std::string_view a, std::string_view b) {
  const WordClasses of_a = classes_of(a), of_b = classes_of(b);
  constexpr WordClasses given = sure_name | weak_name;
  return ((of_a | of_b) & sure_name) != 0 || ((of_a & given) != 0 && (of_b & given) != 0);
}

/// Two words of Arabic patterns can be one name from abroad.
bool same_in_pattern(std::string_view a, std::string_view b, unsigned cost) {
  if (cost > budget_in_pattern || are_known_apart(a, b)) return false;
  return name_likeness(a) + name_likeness(b) >= least_likeness_in_pattern;
}

bool same_arabic_name(std::string_view a, std::string_view b) {
  const unsigned cost = arabic_spelling_graph().cost(coded(a), coded(b));
  if (cost > budget_of_names(a, b)) return false;
  if (cost <= free_of_pattern) return true;
  if (!has_arabic_pattern(a, Affixes::few) || !has_arabic_pattern(b, Affixes::few)) return true;
  return same_in_pattern(a, b, cost);
}

bool same_arabic_word(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  const unsigned cost = arabic_spelling_graph().cost(coded(a), coded(b));
  const bool is_rare = std::min(vocabulary.frequency(a), vocabulary.frequency(b)) < evident_words;
  const bool are_rare_names =
      is_rare && std::min(name_likeness(a), name_likeness(b)) >= least_likeness_in_text;
  if (cost > budget_of_words(a, b, are_rare_names)) return false;
  if (cost > free_of_pattern) {
    // Another consonant is another root. Other vowels may be inflection, which frequent words show by their
    // use.
    const Affixes affixes = is_rare || !differ_in_vowels_only(a, b) ? Affixes::all : Affixes::few;
    const bool patterns = has_arabic_pattern(a, affixes) && has_arabic_pattern(b, affixes);
    if (patterns && !(are_rare_names && same_in_pattern(a, b, cost))) return false;
  }
  return !is_inflected(a, vocabulary) && !is_inflected(b, vocabulary);
}

std::size_t latin_consonant_count(std::string_view word) {
  constexpr std::string_view vowels = "aeiouyhw";
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [&](char c) { return vowels.find(c) == std::string_view::npos; }));
}

bool are_similar_in_latin(const Budgets& budgets, std::string_view a, std::string_view b) {
  const std::size_t consonants = std::min(latin_consonant_count(a), latin_consonant_count(b));
  return latin_spelling_graph().cost(coded(a), coded(b)) <= budget(budgets, consonants);
}

/// A Latin word without vowels is an acronym or a code, and its letters are not sounds.
bool is_acronym(Script script, std::string_view word) {
  return script == Script::latin && word.find_first_of("aeiouy") == std::string_view::npos;
}

/// same_name() for two names of which one at least is not Arabic.
bool same_name_elsewhere(std::string_view a, std::string_view b) {
  const Script of_a = coded(a).script, of_b = coded(b).script;
  if (of_a == Script::other || of_b == Script::other || is_acronym(of_a, a) || is_acronym(of_b, b))
    return false;
  return of_a == of_b ? are_similar_in_latin(budgets_of_latin_names, a, b)
                      : spelling_similarity(a, b) >= least_similarity;
}

/// For two words of running text, not both Arabic.
bool same_word_elsewhere(std::string_view a, std::string_view b) {
  const CodedWord left = coded(a), right = coded(b);
  if (left.script == Script::other || right.script == Script::other) return false;
  if (is_acronym(left.script, a) || is_acronym(right.script, b)) return false;
  if (left.script == right.script) return are_similar_in_latin(budgets_of_latin_words, a, b);
  if (std::min(left.letter_count(), right.letter_count()) < shortest_transliterated) return false;
  return spelling_similarity(a, b) >= least_similarity;
}

bool are_arabic(std::string_view a, std::string_view b) {
  return is_arabic_word(a) && is_arabic_word(b);
}

/// What holds for names and words alike; nothing if the rules must decide.
std::optional<bool> known_answer(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (is_particle(a) || is_particle(b)) return false;
  const unsigned listed = listed_name(a);
  if (listed != 0 && listed == listed_name(b)) return true;
  return std::nullopt;
}

}  // namespace

double spelling_similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  CodedWord left = coded(a), right = coded(b);
  if (left.script == Script::other || right.script == Script::other) return 0;
  if (left.script == Script::latin && right.script == Script::arabic) std::swap(left, right);
  const bool is_mixed = left.script != right.script;
  const RuleGraph& graph = is_mixed                        ? transliteration_graph()
                           : left.script == Script::arabic ? arabic_spelling_graph()
                                                           : latin_spelling_graph();
  const unsigned cost = graph.cost(left, right);
  if (cost == RuleGraph::unreachable) return 0;
  const std::size_t length =
      is_mixed ? right.letter_count() : std::max(left.letter_count(), right.letter_count());
  return std::exp(-static_cast<double>(cost) / (cost_of_latin_letter * static_cast<double>(length)));
}

bool same_name(std::string_view a, std::string_view b) {
  if (const auto known = known_answer(a, b)) return *known;
  return are_arabic(a, b) ? same_arabic_name(a, b) : same_name_elsewhere(a, b);
}

bool same_name(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  if (a != b && (is_function_word(a) || is_function_word(b))) return false;
  if (const auto known = known_answer(a, b)) return *known;
  return are_arabic(a, b) ? same_arabic_word(a, b, vocabulary) : same_word_elsewhere(a, b);
}

}  // namespace fihris
