#pragma once

#include <string>
#include <vector>

namespace fihris {

/// How tables of counts are written.
enum class TableFormat { text, jsonl, csv };

/// A line of a table: texts, and the number of articles.
struct CountRow {
  std::vector<std::string> cells;
  unsigned articles = 0;
};

/// Writes counts on standard output: in text with bars beside them, the longest for the largest count.
/// `columns` names the cells, for records; a cell that is empty reads `without` in text. Records of JSON say
/// so if shards are missing in the counts.
void write_table(const std::vector<std::string>& columns, const std::vector<CountRow>& rows,
                 TableFormat format, const std::string& without, bool is_partial);

}  // namespace fihris
