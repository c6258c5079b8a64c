#pragma once

#include <cstddef>
#include <string_view>

namespace fihris {

/// How many characters must be replaced, put in, left out or swapped with their neighbour to make `a` of `b`:
/// the optimal string alignment distance (L. Boytsov, "Indexing methods for approximate dictionary
/// searching", 2011, 2.1). Takes time in proportion to the product of the lengths.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace fihris
