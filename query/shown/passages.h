#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/shown/excerpt.h"

namespace fihris {

/// Matches that one excerpt shows.
struct Passage {
  std::size_t first = 0;  ///< index of the first match
  std::size_t last = 0;   ///< index of the last match, included
};

/// Chooses at most `count` groups of neighbouring matches, each at most `width` code points long where it
/// holds more than one. A group is worth its different query words, rare ones and those not in a better group
/// above all, and a little their nearness; groups that would add next to nothing are left out. In the order
/// of the text. Precondition: matches are in order and lie inside of `text`.
std::vector<Passage> choose_passages(std::string_view text, const std::vector<WordMatch>& matches,
                                     std::size_t count, std::size_t width);

/// Groups that hold all matches, each as many neighbours as are at most `width` code points long. As above.
std::vector<Passage> all_passages(std::string_view text, const std::vector<WordMatch>& matches,
                                  std::size_t width);

}  // namespace fihris
