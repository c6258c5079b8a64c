#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fihris {

/// What a character is to a word.
enum class Kind : std::uint8_t {
  separator,   ///< ends a word
  invisible,   ///< vanishes; never the edge of a word
  tatweel,     ///< vanishes; belongs to the word it follows
  mark,        ///< vanishes; belongs to the word it follows
  hamza_mark,  ///< combining hamza above: turns a waw or yeh before it into a hamza
  high_hamza,  ///< the same as a letter of its own, which it stays after any other letter
  arabic,      ///< letter
  digit,       ///< decimal digit
  other,       ///< letter of another script that is written with spaces
  other_mark,  ///< mark that carries meaning (a vowel of Devanagari) in a word of `other`; elsewhere a mark
  spaceless,   ///< letter of a script written without spaces
  spaceless_mark,  ///< the same in a word of `spaceless`
  phrase           ///< one character that stands for several words; see expansion()
};

/// What a character that mostly ends a word says of a letter behind it: that a space may be missing.
enum class WordEnd : std::uint8_t {
  none,
  taa_marbuta,
  alef_maqsura,
  tanwin,    ///< of damma or kasra
  fathatan,  ///< an alef may follow
};

/// What one character becomes in a term.
struct Fold {
  static constexpr std::size_t max_bytes = 8;

  Kind kind = Kind::separator;
  bool composes = false;  ///< the term needs canonical composition after this character
  WordEnd word_end = WordEnd::none;
  std::uint8_t length = 0;              ///< bytes of `bytes` in use
  std::array<char, max_bytes> bytes{};  ///< UTF-8
};

/// The fold of one Unicode character, from ICU's properties and the rules for Arabic letters. Slow: see
/// next_fold().
Fold fold_of(char32_t character);

/// `text` (UTF-8) with compatibility characters as the letters they stand for (NFKC): what a presentation
/// form or a character of Kind::phrase is short for.
std::string expansion(std::string_view text);

inline constexpr char32_t punctuation_begin = 0x2000;
inline constexpr char32_t forms_a_begin = 0xFB50;
inline constexpr char32_t forms_b_begin = 0xFE70;

/// True in the blocks Arabic Presentation Forms-A and -B: letters by their shape, ligatures, whole phrases.
constexpr bool is_presentation_form(char32_t character) {
  return (character >= forms_a_begin && character <= 0xFDFF) ||
         (character >= forms_b_begin && character <= 0xFEFE);
}

/// The folds of the characters that Arabic and Latin text is made of. The build computes them with fold_of(),
/// so that a program has them at once; the others are computed when met.
struct FoldTable {
  std::array<Fold, 0x900> low;         ///< U+0000-U+08FF: Latin, Greek, Cyrillic, Hebrew, Arabic
  std::array<Fold, 0x70> punctuation;  ///< U+2000-U+206F: general punctuation, invisible characters
  std::array<Fold, 0x2B0> forms_a;     ///< U+FB50-U+FDFF: Arabic Presentation Forms-A
  std::array<Fold, 0x90> forms_b;      ///< U+FE70-U+FEFF: Arabic Presentation Forms-B
};
extern const FoldTable fold_table;

/// next_fold() for what is neither ASCII nor a well-formed character of two bytes.
const Fold& next_rare_fold(std::string_view text, std::size_t& offset, Fold& spare);

/// The fold of the character at `offset`, which is moved past it. The result is in the table or in `spare`.
/// An ill-formed sequence is a separator. REQUIRES: offset < text.size().
inline const Fold& next_fold(std::string_view text, std::size_t& offset, Fold& spare) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) {
    ++offset;
    return fold_table.low[lead];
  }
  if (lead >= 0xC2 && lead < 0xE0 && offset + 1 < text.size()) {
    const auto trail = static_cast<unsigned char>(text[offset + 1]);
    if ((trail & 0xC0) == 0x80) {
      offset += 2;
      return fold_table.low[(lead & 0x1Fu) << 6 | (trail & 0x3Fu)];
    }
  }
  return next_rare_fold(text, offset, spare);
}

}  // namespace fihris
