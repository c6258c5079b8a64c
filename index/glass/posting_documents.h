#pragma once

#include <utility>
#include <vector>

#include <xapian.h>

namespace fihris::glass {

/// The documents of `database` numbered from `first` on, fewer than `count` numbers on, with all their terms,
/// positions, values and data: by the lists of all terms, since the list of a document has not all of its
/// own. Opens each list once, so that few rounds of many documents are quicker. Throws Xapian::Error.
std::vector<std::pair<Xapian::docid, Xapian::Document>> read_documents(const Xapian::Database& database,
                                                                       Xapian::docid first,
                                                                       Xapian::doccount count);

}  // namespace fihris::glass
