#pragma once

#include <string_view>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {

/// Fewest letters of each of two words that are written as one for want of a space, the article counted.
inline constexpr std::size_t least_letters_before_missing_space = 3, least_letters_behind_missing_space = 5;

/// A space may be missing between two folded Arabic words: the last letter of the first joins to none behind
/// it, so that the two look apart all the same, and the second has the article. Taa marbuta is such a letter,
/// and is folded to haa.
inline bool may_lack_space(std::string_view first, std::string_view second) {
  using namespace letter;
  if (letter_count(first) < least_letters_before_missing_space) return false;
  if (letter_count(second) < least_letters_behind_missing_space || !second.starts_with(al)) return false;
  switch (letter_from_end(first, 0)) {
    case alef:
    case dal:
    case thal:
    case ra:
    case zay:
    case waw:
    case hamza:
    case haa:
    case alef_maqsura:
      return true;
    default:
      return false;
  }
}

}  // namespace fihris
