#pragma once

#include <vector>

#include "query/match/occurrences.h"

namespace fihris {

/// Takes those words of phrases away from the occurrences in one part of an article that do not stand in the
/// whole phrase. A phrase with other writings of its words is left as it is: these may have more words or
/// fewer.
void keep_phrases(const std::vector<WordGroup>& groups, std::vector<Occurrence>& found);

}  // namespace fihris
