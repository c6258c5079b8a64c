#include "analyzers/words/table_reader.h"

#include <algorithm>

namespace fihris {
namespace {

/// The part of `text` before `separator`, which is cut from it with the separator.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

std::vector<std::vector<std::string_view>> table_rows(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  while (!table.empty()) {
    std::string_view line = cut(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells; ++i) row.push_back(cut(line, '\t'));
  }
  return rows;
}

}  // namespace fihris
