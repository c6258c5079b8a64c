#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/words/folded_word.h"

namespace fihris {

/// Adds what follows of a number whose first digits end at `end` and are in `digits` already: groups of three
/// digits behind the separators of thousands, and a fraction. Digits come without separators, a fraction
/// behind a full stop: 1,234,567 is 1234567, 65.50 and 65,50 are 65.50. Returns the end of the number, which
/// is `end` if nothing of it follows.
///
/// Dates (5.7.2015, 7.2015), versions and other chains of numbers are none. REQUIRES: the digits begin at
/// `begin`.
std::size_t scan_number(std::string_view text, std::size_t begin, std::size_t end, FoldedWord& digits);

}  // namespace fihris
