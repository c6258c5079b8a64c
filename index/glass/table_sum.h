#pragma once

#include <cstdint>
#include <string>

#include "index/glass/table_info.h"

namespace fihris::glass {

/// What the blocks of a table were when it was sealed: the sum of a hash of each block that can be reached
/// from the root. Blocks that are free may change while an update writes to a table that it shares, and so
/// may those behind the end; they do not count.
struct TableSum {
  std::uint64_t blocks = 0;  ///< the sum; 0 of a table without entries
  std::uint64_t first = 0;   ///< the same of the blocks that lead to the first entry, quickly compared

  bool operator==(const TableSum&) const = default;
};

/// Reads all blocks of the table at `path`. Throws Xapian::DatabaseCorruptError if they are no tree,
/// Xapian::DatabaseOpeningError if they cannot be read.
TableSum sum_blocks(const std::string& path, const TableInfo& table);

/// The same of a table that was `old_table`, with `old_sum`, before a commit: reads only the blocks that the
/// two do not share, since what a revision uses stays as it is while the next one is written.
TableSum sum_changed_blocks(const std::string& path, const TableInfo& old_table, const TableSum& old_sum,
                            const TableInfo& table);

/// Reads only the blocks that lead to the first entry: true if they are those of `sum`.
bool begins_as(const std::string& path, const TableInfo& table, const TableSum& sum);

}  // namespace fihris::glass
