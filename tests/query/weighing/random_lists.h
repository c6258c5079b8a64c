#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/weighing/index_parts.h"
#include "query/weighing/posting_window.h"
#include "tests/support/temporary_folder.h"

namespace fihris {

/// Articles, some numbers among them unused, and terms from the commonest to what none has; some
/// articles have none of the terms. The terms begin with `name`.
struct RandomLists {
  explicit RandomLists(std::mt19937& random, const std::string& name = "t");

  glass::PostingTable table() const { return glass::PostingTable(folder.path("db")); }
  std::shared_ptr<IndexParts> parts() const;

  TemporaryFolder folder;
  Xapian::WritableDatabase articles;  ///< in `db` of the folder
  std::vector<PostingList> lists;
};

}  // namespace fihris
