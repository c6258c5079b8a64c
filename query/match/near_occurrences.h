#pragma once

#include <vector>

#include "query/match/occurrences.h"
#include "query/weighing/word_groups.h"

namespace fihris {

/// Takes the words of each NEAR out of what was found that do not stand near all of its others. Nothing is
/// taken where no part of the article has them all together: forms that only neighbours tell are not found
/// one by one. REQUIRES: occurrences in the order of the text.
void keep_near(const std::vector<WordGroup>& groups, Occurrences& found);

}  // namespace fihris
