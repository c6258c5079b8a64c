#include "analyzers/words/table_reader.h"

#include <algorithm>

#include "analyzers/words/separated.h"

namespace fihris {
std::vector<std::vector<std::string_view>> table_rows(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  while (!table.empty()) {
    std::string_view line = take_part(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells; ++i) row.push_back(take_part(line, '\t'));
  }
  return rows;
}

}  // namespace fihris
