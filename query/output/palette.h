#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// The colours of text output: for each role the sequence (SGR) that begins it; empty: as other text. Those
/// that hold by default can be read on dark and on light grounds.
struct Palette {
  std::string match = "\033[1;31m";  ///< what matched
  std::string title = "\033[1m";
  std::string path = "\033[35m";
  std::string detail = {};  ///< date, author, source, how a word matched
  std::string line = {};    ///< numbers of lines
};

/// What ends the colours of a role.
inline constexpr std::string_view colors_end = "\033[0m";

/// The palette with some roles changed. Each setting is `ROLE=STYLE`, or several with commas between them. A
/// style is words as those of git-config: bold, dim, italic, underline, reverse, strike, and the colour of
/// the letters and then of their ground: the eight names, `bright` before them, 0 to 255, #rrggbb, `default`;
/// or `none`. Throws Error, which says what there is, for anything else.
Palette palette_of(const std::vector<std::string>& settings);

}  // namespace fihris
