#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// All that `word` can have been made from by its letters alone, itself included. Whatever a vocabulary says,
/// bases_of() finds no other: so that words which cannot meet are told apart without a lookup. REQUIRES:
/// is_arabic_word(word).
std::vector<std::string> possible_bases(std::string_view word);

}  // namespace fihris
