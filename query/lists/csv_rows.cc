#include "query/lists/csv_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fihris {
namespace {

constexpr std::size_t most_lines = 1000;      ///< of a row
constexpr std::size_t most_bytes = 1u << 20;  ///< of a row

/// Takes the cells of a row, line by line.
class Cells {
 public:
  explicit Cells(char delimiter) : delimiter_(delimiter) {}

  /// True if the row ends with this line.
  bool take(const std::string& line) {
    if (is_quoted_) cell_ += '\n';
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (is_quoted_ && c == '"') {
        if (i + 1 < line.size() && line[i + 1] == '"') {
          cell_ += line[++i];
        } else {
          is_quoted_ = false;
        }
      } else if (!is_quoted_ && c == delimiter_) {
        end_cell();
      } else if (!is_quoted_ && c == '"' && is_begin_) {
        is_quoted_ = true;
        is_begin_ = false;
      } else {
        cell_ += c;
        is_begin_ = false;
      }
    }
    if (is_quoted_) return false;
    end_cell();
    return true;
  }

  std::vector<std::string> cells;

 private:
  void end_cell() {
    cells.push_back(std::exchange(cell_, {}));
    is_begin_ = true;
  }

  const char delimiter_;
  std::string cell_;
  bool is_begin_ = true;
  bool is_quoted_ = false;
};

}  // namespace

std::optional<std::string> CsvRows::first_line() {
  std::string line;
  if (!take_line(line)) return std::nullopt;
  --line_;
  waiting_.push_front(line);
  return line;
}

std::optional<std::string> CsvRows::next_line() {
  std::string line;
  if (!take_line(line)) return std::nullopt;
  return line;
}

std::optional<CsvRow> CsvRows::next(char delimiter) {
  std::vector<std::string> lines(1);
  if (!take_line(lines.front())) return std::nullopt;
  CsvRow row;
  row.line = line_;
  Cells cells(delimiter);
  std::size_t bytes = lines.front().size();
  bool is_whole = cells.take(lines.front());
  for (std::string line; !is_whole && lines.size() < most_lines && bytes < most_bytes && take_line(line);) {
    bytes += line.size();
    is_whole = cells.take(line);
    lines.push_back(std::move(line));
  }
  if (is_whole) {
    row.cells = std::move(cells.cells);
    return row;
  }
  // The lines behind the first are rows of their own.
  row.is_never_closed = true;
  row.cells = {lines.front()};
  line_ = row.line;
  waiting_.insert(waiting_.begin(), std::make_move_iterator(lines.begin() + 1),
                  std::make_move_iterator(lines.end()));
  return row;
}

bool CsvRows::take_line(std::string& line) {
  if (!waiting_.empty()) {
    line = std::move(waiting_.front());
    waiting_.pop_front();
  } else if (!lines_(line)) {
    return false;
  }
  ++line_;
  return true;
}

char delimiter_of(const std::string& line) {
  constexpr char delimiters[] = {',', ';', '\t'};
  std::size_t counts[std::size(delimiters)] = {};
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    const auto* const found = std::find(std::begin(delimiters), std::end(delimiters), c);
    if (found != std::end(delimiters)) ++counts[found - delimiters];
  }
  const auto* const most = std::max_element(std::begin(counts), std::end(counts));
  return delimiters[most - counts];
}

}  // namespace fihris
