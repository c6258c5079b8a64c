#pragma once

#include <string_view>
#include <vector>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/phrase_table.h"

namespace fihris {

/// The words of a person's key.
using Words = std::vector<std::string_view>;

/// Abd al-X in one word begins so.
inline constexpr std::string_view joined_abd =
    spelled<letter::ain, letter::ba, letter::dal, letter::alef, letter::lam>;

inline bool is_nasab(std::string_view word) {
  return (classes_of(word) & nasab) != 0;
}

inline bool is_given_name(std::string_view word) {
  return (classes_of(word) & (sure_name | weak_name)) != 0;
}

inline bool is_family(std::string_view word) {
  return (classes_of(word) & family) != 0;
}

inline bool has_article(std::string_view word) {
  return word.starts_with(al);
}

/// The words that count when two spellings of a name are compared.
inline Words without_nasab(std::string_view key) {
  Words words = words_of(key);
  std::erase_if(words, is_nasab);
  return words;
}

}  // namespace fihris
