#include "indexer/encodings/letter_pairs.h"

#include <algorithm>
#include <iterator>

namespace fihris {
namespace {

using enum LetterClass;

constexpr std::size_t learned_classes = 37;  ///< edge and letters

constexpr std::uint8_t learned[learned_classes][learned_classes] = {
#include "indexer/encodings/letter_pairs.inc"
};

/// The letters of French beyond ASCII, and of other languages of the same writing that Arabic articles cite.
constexpr char32_t accented_letters[] = {0xC0, 0xC2, 0xC4, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCE, 0xCF,  0xD4,
                                         0xD6, 0xD9, 0xDB, 0xDC, 0xE0, 0xE2, 0xE4, 0xE7, 0xE8, 0xE9,  0xEA,
                                         0xEB, 0xEE, 0xEF, 0xF4, 0xF6, 0xF9, 0xFB, 0xFC, 0xFF, 0x152, 0x153};

constexpr char32_t punctuation_marks[] = {0xA0,   0xAB,   0xAD,   0xB7,   0xBB,   0x60C,  0x61B,  0x61F,
                                          0x66A,  0x66B,  0x66C,  0x66D,  0x2013, 0x2014, 0x2018, 0x2019,
                                          0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2039, 0x203A};

constexpr bool is_learned(LetterClass c) {
  return static_cast<std::size_t>(c) < learned_classes;
}
constexpr bool is_arabic(LetterClass c) {
  return (is_learned(c) && c != edge) || c == mark || c == tanween || c == foreign;
}
constexpr bool is_latin(LetterClass c) {
  return c == latin || c == accented || c == other_latin;
}
constexpr bool is_sign(LetterClass c) {
  return c == edge || c == punctuation || c == digit || c == symbol;
}

/// The rules; of the numbers only the order of size matters. A foreign script costs less than as many bytes
/// would as random letters, a mixture of scripts in a word more.
constexpr int rule(LetterClass first, LetterClass second) {
  if (first == undefined) first = edge;
  switch (second) {
    case undefined:
      return 120;
    case symbol:
      return is_arabic(first) ? 90 : 70;
    case punctuation:
      return is_latin(first) ? 30 : 40;
    case digit:
      return first == digit ? 20 : is_arabic(first) ? 50 : 35;
    case edge:
      return first == edge || is_latin(first) ? 0 : 10;
    case latin:
      return is_arabic(first) || first == other_alphabet || first == other_script ? 80
             : is_latin(first)                                                    ? 5
                                                                                  : 0;
    case accented:
      return first == latin ? 35 : is_arabic(first) ? 100 : 45;
    case other_latin:
      return is_arabic(first) ? 120 : is_latin(first) ? 65 : 60;
    case tanween:
    case mark:
      return first == mark ? 35 : is_arabic(first) ? 50 : 80;
    case foreign:
      return is_arabic(first) || first == edge ? 75 : 90;
    case other_alphabet:
      return first == other_alphabet ? 28 : is_sign(first) ? 70 : 120;
    case other_script:
      return first == other_script ? 40 : 120;
    default:
      break;  // a letter of Arabic
  }
  if (is_latin(first) || first == other_alphabet || first == other_script) return 90;
  if (first == tanween) return 80;  // it ends a word
  if (first == mark || first == foreign) return 33;
  return learned[0][static_cast<std::size_t>(second)];
}

constexpr auto make_pair_costs() {
  std::array<std::array<std::uint8_t, letter_classes>, letter_classes> costs{};
  for (std::size_t i = 0; i < letter_classes; ++i) {
    for (std::size_t j = 0; j < letter_classes; ++j) {
      const auto first = static_cast<LetterClass>(i);
      const auto second = static_cast<LetterClass>(j);
      const bool of_letters = is_learned(first) && is_learned(second) && (i != 0 || j != 0);
      costs[i][j] = of_letters ? learned[i][j] : static_cast<std::uint8_t>(rule(first, second));
    }
  }
  costs[static_cast<std::size_t>(latin)][static_cast<std::size_t>(latin)] = 0;
  return costs;
}

LetterClass class_of_letter(std::size_t number) {
  return static_cast<LetterClass>(static_cast<std::size_t>(first_letter) + number);
}

}  // namespace

constexpr std::array<std::array<std::uint8_t, letter_classes>, letter_classes> pair_costs = make_pair_costs();

LetterClass letter_class(char32_t c) {
  const auto among = [c](const auto& list) {
    return std::find(std::begin(list), std::end(list), c) != std::end(list);
  };
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c < 0x80) return within('A', 'Z') || within('a', 'z') ? latin : edge;
  if (within(0x621, 0x63A)) return class_of_letter(c - 0x621);
  if (within(0x641, 0x64A)) return class_of_letter(c - 0x641 + 26);
  if (within(0x64B, 0x64D)) return tanween;
  if (c == 0x640 || within(0x64E, 0x652) || c == 0x670) return mark;
  if (among(punctuation_marks)) return punctuation;
  if (within(0x660, 0x669) || within(0x6F0, 0x6F9)) return digit;
  if (within(0x671, 0x6D5) || within(0xFB50, 0xFDFF) || within(0xFE70, 0xFEFC)) return foreign;
  if (c < 0xA0 || c == 0xFFFD) return undefined;
  if (among(accented_letters)) return accented;
  if (within(0xA1, 0xBF) || c == 0xD7 || c == 0xF7 || within(0x2C6, 0x2DD) || within(0x2000, 0x2BFF))
    return symbol;
  if (within(0x370, 0x52F) || within(0x590, 0x5FF)) return other_alphabet;
  return within(0xC0, 0x24F) ? other_latin : other_script;
}

}  // namespace fihris
