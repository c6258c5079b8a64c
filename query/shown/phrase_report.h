#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/match/occurrences.h"
#include "query/weighing/word_groups.h"

namespace fihris {

/// Why the phrase that begins with group `first` is not in an article of which `found` has all words, in no
/// phrase too: two of its words in the other order, or with words between them. Empty if a word of it is
/// missing.
std::string why_no_phrase(const std::vector<WordGroup>& groups, std::size_t first, const Occurrences& found);

}  // namespace fihris
