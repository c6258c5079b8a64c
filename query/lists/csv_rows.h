#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fihris {

/// A row of a table.
struct CsvRow {
  std::vector<std::string> cells;
  std::size_t line = 0;          ///< where it begins, from 1
  bool is_never_closed = false;  ///< a quotation mark opens a cell and none closes it: its first line, uncut
};

/// Rows of comma-separated values as RFC 4180 has them and office programs write them, with any delimiter: a
/// cell in quotation marks may hold delimiters, line ends and, doubled, quotation marks.
class CsvRows {
 public:
  /// `lines` gives a line without its end; false behind the last.
  explicit CsvRows(std::function<bool(std::string&)> lines) : lines_(std::move(lines)) {}

  /// The first line, which is still to be read; nothing if there is none.
  std::optional<std::string> first_line();

  /// The next line as it is; nothing at the end.
  std::optional<std::string> next_line();

  /// The next row; nothing at the end. A cell that is not closed within a thousand lines costs its first
  /// line.
  std::optional<CsvRow> next(char delimiter);

 private:
  bool take_line(std::string& line);

  std::function<bool(std::string&)> lines_;
  std::deque<std::string> waiting_;  ///< lines that are still to be taken
  std::size_t line_ = 0;
};

/// The delimiter of a table with such a first line: that of comma, semicolon and tab which stands most often
/// in it outside of quotation marks, a comma if none does.
char delimiter_of(const std::string& line);

}  // namespace fihris
