#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/pdf/page_layout.h"

namespace fihris {

/// What poppler takes for a word: what is drawn of it, from left to right.
struct DrawnWord {
  std::vector<Glyph> glyphs;
  std::string font;
};

/// Ligatures of lam and alef are one drawing of two letters, which poppler lays down beside each other in
/// halves: lam on the left, though it is read first. Lets them change places, and gives their number. Halves
/// are told by their equal widths, if lam has that width nowhere else, and most of such pairs do not begin
/// words, as the article does.
std::size_t order_ligatures(std::vector<DrawnWord>& page);

}  // namespace fihris
