#pragma once

#include <string_view>
#include <vector>

#include "query/shown/excerpt.h"

namespace fihris {

/// The highlights made larger where they begin or end inside of a word, so that no mark separates letters
/// that are joined; those that meet become one. In order, disjoint. `text` is UTF-8.
std::vector<Highlight> whole_words(std::string_view text, const std::vector<Highlight>& highlights);

}  // namespace fihris
