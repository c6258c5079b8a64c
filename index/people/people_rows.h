#pragma once

#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/people/people_table.h"

namespace fihris {

/// The people that `articles` speak of, those of most articles first, equals in the order of their keys.
/// Reads all names and some of the lists of articles: 0.2 s for 27,000 names in 31,000 articles.
std::vector<PersonRow> find_people(const Articles& articles, const Articles& vocabulary);

}  // namespace fihris
