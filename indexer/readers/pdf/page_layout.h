#pragma once

#include <string>
#include <vector>

namespace fihris {

/// A character as it is drawn on a page. Lengths are in points, from the top left corner.
struct Glyph {
  char32_t character;
  double left, right;  ///< equal, or nearly so, for a sign that is drawn over another
  double top, bottom;
  double font_size;
};

/// The lines of a page, in the order of reading, made of where its characters stand: columns one by one,
/// blanks where there are gaps, vowel signs behind the letters that they are drawn over, each line in the
/// order in which it is read. UTF-8.
std::vector<std::string> lay_out(std::vector<Glyph> glyphs);

}  // namespace fihris
