#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "query/counts/facets.h"

namespace fihris {

class FacetTable;

/// Values of a facet to narrow a search by.
struct CommonestValues {
  std::vector<FacetCount>
      values;          ///< each with as many articles as articles_of (narrowing.h) finds among those given
  bool is_all = true;  ///< there are no others
};

/// The `most` commonest values of a facet among the articles `among`, which are sorted; of years and months
/// all, in the order of time. People, places and authors are those of a sample where there are many articles,
/// since each article has to be looked into for them; a rarer one may be missing then, but the counts are
/// those of all. With a table (facet_table.h) of the reader's generation they are those of all articles;
/// another is not used.
CommonestValues commonest(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& among,
                          std::size_t most, const FacetTable* table = nullptr);

}  // namespace fihris
