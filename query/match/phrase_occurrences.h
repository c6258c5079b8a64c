#pragma once

#include <vector>

#include "query/match/occurrences.h"

namespace fihris {

/// Takes those words of phrases away from the occurrences in one part of an article that do not stand in the
/// whole phrase, of which each may be written in other words, in more or in fewer.
void keep_phrases(const std::vector<WordGroup>& groups, std::vector<Occurrence>& found);

}  // namespace fihris
