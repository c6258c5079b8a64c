#pragma once

#include <string>

#include <xapian.h>

#include "index/articles.h"
#include "index/glass/database_maker.h"

namespace fihris {

/// Writes the table of the people of `articles` (index/people/people_table.h) as a new database in `folder`,
/// which must not exist.
void build_people(const Articles& articles, const Articles& vocabulary, const std::string& folder,
                  glass::DatabaseMaker& maker);

}  // namespace fihris
