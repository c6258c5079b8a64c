#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/glass/mapped_table.h"
#include "index/glass/version_file.h"

namespace fihris::glass {

/// Where in each article of a database its words stand. Safe from many threads.
class PositionTable {
 public:
  /// Of the database in `folder`. Throws Xapian::Error if it cannot be read.
  explicit PositionTable(const std::string& folder) : PositionTable(folder, read_version_file(folder)) {}

  /// The places of `term` in an article, rising; empty if it is not there. Throws
  /// Xapian::DatabaseCorruptError.
  std::vector<Xapian::termpos> find(std::string_view term, Xapian::docid article) const;

 private:
  PositionTable(const std::string& folder, const Version& version);

  MappedTable table_;
  Xapian::termcount most_;  ///< places of a term in an article
};

}  // namespace fihris::glass
