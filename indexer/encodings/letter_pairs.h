#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace fihris {

/// What a character is where encodings are told apart: one of the 36 letters of Arabic, or one of these.
enum class LetterClass : std::uint8_t {
  edge = 0,          ///< of a word: blanks and signs of ASCII
  first_letter = 1,  ///< U+0621; the other letters follow
  digit = 37,        ///< Arabic-Indic
  punctuation,       ///< signs beyond ASCII that texts are full of: quotes, dashes, the Arabic comma
  symbol,            ///< other signs
  latin,             ///< a letter of ASCII
  accented,          ///< a letter of French beyond ASCII
  other_latin,       ///< of other languages
  tanween,           ///< ends a word, but for an alef
  mark,              ///< other vowel signs, tatweel
  foreign,           ///< Arabic letters of other languages, presentation forms
  other_alphabet,    ///< Greek, Cyrillic, Hebrew
  other_script,
  undefined,  ///< controls, and bytes that the encoding does not have
};
inline constexpr std::size_t letter_classes = static_cast<std::size_t>(LetterClass::undefined) + 1;

LetterClass letter_class(char32_t character);

/// A logarithm of a likelihood, negative: in tenths of a nat. The smaller, the likelier.
using Cost = std::int64_t;

/// By the class of a character and that of the next.
extern const std::array<std::array<std::uint8_t, letter_classes>, letter_classes> pair_costs;

/// What it costs that a character of class `second` follows one of class `first`: learned for the letters of
/// Arabic, a rule for the rest. What ASCII says costs nothing, since all encodings agree on it.
inline Cost pair_cost(LetterClass first, LetterClass second) {
  return pair_costs[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)];
}

}  // namespace fihris
