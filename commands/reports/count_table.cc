#include "commands/reports/count_table.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

#include <unistd.h>

#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"

namespace fihris {
namespace {

constexpr std::size_t count_columns = 8;
constexpr std::size_t most_bar = 40;

void write_text(const CountRow& row, unsigned most, std::size_t longest_bar, const std::string& without) {
  // The bar stands before the words, which are of any length and direction.
  const std::size_t size = most == 0 ? 0 : (row.articles * longest_bar + most - 1) / most;
  std::cout << std::setw(count_columns) << row.articles << "  " << std::string(size, '#')
            << std::string(longest_bar - size, ' ');
  for (const std::string& cell : row.cells) std::cout << "  " << Shown{cell.empty() ? without : cell};
  std::cout << '\n';
}

}  // namespace

void write_table(const std::vector<std::string>& columns, const std::vector<CountRow>& rows,
                 TableFormat format, const std::string& without, bool is_partial) {
  if (format == TableFormat::csv) {
    std::vector<std::string> header = columns;
    header.emplace_back("articles");
    std::cout << Verbatim{csv_line(header)};
  }
  unsigned most = 0;
  for (const CountRow& row : rows) most = std::max(most, row.articles);
  const std::size_t longest_bar = std::min(most_bar, columns_of(STDOUT_FILENO) / 4);
  for (const CountRow& row : rows) {
    if (format == TableFormat::text) {
      write_text(row, most, longest_bar, without);
    } else if (format == TableFormat::csv) {
      std::vector<std::string> cells;
      for (const std::string& cell : row.cells) cells.push_back(csv_text(cell));
      cells.push_back(std::to_string(row.articles));
      std::cout << Verbatim{csv_line(cells)};
    } else {
      Json object = Json::object();
      for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) {
          object.set(columns[i], Json());
        } else {
          object.set_path(columns[i], row.cells[i]);
        }
      }
      object.set("articles", row.articles);
      if (is_partial) object.set("partial", true);
      std::cout << Verbatim{object.text() + '\n'};
    }
  }
}

}  // namespace fihris
