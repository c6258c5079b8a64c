#include "indexer/readers/pdf/ligature_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr double widths_in_a_size = 2000;  ///< that are told apart
/// The right half ends where the next letter begins, which may be moved by so much of a size.
constexpr double kerning = 0.02;

bool is_alef(char32_t c) {
  return c == letter::alef || c == letter::alef_hamza_above || c == letter::alef_hamza_below ||
         c == letter::alef_madda;
}

int width_of(const Glyph& glyph) {
  return static_cast<int>(std::lround((glyph.right - glyph.left) / glyph.font_size * widths_in_a_size));
}

/// A font, and how wide a letter of it is.
using Width = std::tuple<std::string, int, int>;

Width width_in(const DrawnWord& word, const Glyph& glyph) {
  return {word.font, static_cast<int>(std::lround(glyph.font_size * 10)), width_of(glyph)};
}

bool may_be_halves(const DrawnWord& word, std::size_t lam) {
  if (lam + 1 >= word.glyphs.size()) return false;
  const Glyph& left = word.glyphs[lam];
  const Glyph& right = word.glyphs[lam + 1];
  return left.character == letter::lam && is_alef(right.character) &&
         std::abs((left.right - left.left) - (right.right - right.left)) < kerning * left.font_size;
}

/// Pairs of one width.
struct Pairs {
  std::size_t all = 0;
  std::size_t at_begin = 0;  ///< of words that go on
  std::size_t equal = 0;     ///< of two letters of the very same width
};

}  // namespace

std::size_t order_ligatures(std::vector<DrawnWord>& page) {
  std::set<Width> lams, alefs;  // that stand in no such pair
  std::map<Width, Pairs> pairs;
  for (const auto& word : page) {
    for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
      const Glyph& glyph = word.glyphs[i];
      if (may_be_halves(word, i)) {
        Pairs& alike = pairs[width_in(word, glyph)];
        ++alike.all;
        alike.at_begin += i + 2 == word.glyphs.size() && i > 0;
        alike.equal += width_of(glyph) == width_of(word.glyphs[i + 1]);
        ++i;
      } else if (glyph.character == letter::lam) {
        lams.insert(width_in(word, glyph));
      } else if (is_alef(glyph.character)) {
        alefs.insert(width_in(word, glyph));
      }
    }
  }
  const auto are_halves = [&](const DrawnWord& word, std::size_t i) {
    const Width width = width_in(word, word.glyphs[i]);
    const Pairs& alike = pairs[width];
    if (alike.at_begin * 2 > alike.all || lams.contains(width)) return false;
    // Lam alone may be moved, too, to a width that alef has: behind an alef it always stands so.
    return !alefs.contains(width_in(word, word.glyphs[i + 1])) || (alike.equal > 0 && !alefs.contains(width));
  };
  std::size_t ordered = 0;
  for (auto& word : page) {
    for (std::size_t i = 0; i + 1 < word.glyphs.size(); ++i) {
      if (!may_be_halves(word, i) || !are_halves(word, i)) continue;
      std::swap(word.glyphs[i].character, word.glyphs[i + 1].character);
      ++ordered;
      ++i;
    }
  }
  return ordered;
}

}  // namespace fihris
