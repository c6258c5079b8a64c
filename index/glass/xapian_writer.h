#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/glass/database_maker.h"
#include "index/glass/database_merger.h"

namespace fihris::glass {

/// What DatabaseWriter and merge_databases do, through Xapian's own interface: slow, but right with any
/// version of Xapian. Throw Xapian::Error.

void write_with_xapian(const NewDatabase& database, const GiveDocuments& give);

/// Each source must have lists of terms.
void merge_with_xapian(const std::vector<MergeSource>& sources, const std::string& destination);

}  // namespace fihris::glass
