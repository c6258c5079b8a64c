#include "index/people/name_spellings.h"

#include <algorithm>
#include <vector>

#include "analyzers/names/short_names.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/names/transliteration.h"
#include "analyzers/words/arabic_word.h"
#include "index/people/name_words.h"

namespace fihris {
namespace {

/// Of surnames with the article, which are Arabic: a hamza may differ, but no vowel.
constexpr double least_similar_surnames = 0.95;

/// Of known given names, most of which are different ones however alike.
constexpr double least_similar_given_names = 0.85;

/// The class of a sound in shapes: spellings differ in which letter stands for g or s.
char shape_class(char sound) {
  switch (sound) {
    case 'J':
    case 'G':
    case 'X':
      return 'K';
    case 'Z':
    case 'C':
      return 'S';
    default:
      return sound;
  }
}

/// Spellings of one name mostly have equal shapes: the first skeleton keys of its words, less exactly.
std::string shape_of(const Words& words) {
  std::string shape;
  for (const std::string_view word : words) {
    const auto keys = stored_keys(word);
    for (const char sound : keys.empty() ? word : std::string_view(keys.front())) {
      if (shape.empty() || shape.back() != shape_class(sound)) shape += shape_class(sound);
    }
    shape += ' ';
  }
  return shape;
}

std::string_view without_article(std::string_view word) {
  return has_article(word) ? word.substr(al.size()) : word;
}

bool same_part(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (is_arabic_word(a) != is_arabic_word(b)) return same_name(without_article(a), without_article(b));
  if (has_article(a) != has_article(b)) return false;
  if (has_article(a)) return spelling_similarity(a, b) >= least_similar_surnames;
  if (is_given_name(a) && is_given_name(b) && spelling_similarity(a, b) < least_similar_given_names)
    return false;
  return same_name(a, b);
}

bool same_spelling(const Words& a, const Words& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_part);
}

/// Ali bin Hasan and Ali Hasan: two given names may be anybody's, also without bin.
bool is_with_and_without_bin(std::string_view a, std::string_view b) {
  const Words of_a = words_of(a), of_b = words_of(b);
  return of_a.size() != of_b.size() && std::min(of_a.size(), of_b.size()) == 2 && has_given_names_alone(a) &&
         has_given_names_alone(b);
}

/// The same words with each name that the first may be short for in its place.
std::vector<Words> with_names_in_full(const Words& words) {
  std::vector<Words> result;
  if (words.empty()) return result;
  for (const std::string_view name : names_in_full(words.front())) {
    result.push_back(words);
    result.back().front() = name;
  }
  return result;
}

/// The first words of two names of which one is called for short, and the same words behind them.
bool is_called_for_short(const Words& a, const Words& b) {
  const auto is_b = [&](const Words& in_full) { return same_spelling(in_full, b); };
  const std::vector<Words> in_full = with_names_in_full(a);
  return std::any_of(in_full.begin(), in_full.end(), is_b);
}

}  // namespace

bool has_given_names_alone(std::string_view key) {
  const Words words = words_of(key);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_given_name(word) || is_nasab(word) || word.starts_with(joined_abd);
  });
}

bool are_spellings_of_one(std::string_view a, std::string_view b) {
  const Words of_a = without_nasab(a), of_b = without_nasab(b);
  if (same_spelling(of_a, of_b)) return !is_with_and_without_bin(a, b);
  return is_called_for_short(of_a, of_b) || is_called_for_short(of_b, of_a);
}

std::set<std::string> shapes_of(std::string_view key) {
  const Words words = without_nasab(key);
  std::set<std::string> shapes{shape_of(words)};
  for (const Words& in_full : with_names_in_full(words)) shapes.insert(shape_of(in_full));
  return shapes;
}

}  // namespace fihris
