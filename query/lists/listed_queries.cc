#include "query/lists/listed_queries.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "messages/translation.h"

namespace fihris {
namespace {

std::string word(std::initializer_list<char32_t> letters) {
  std::string text;
  for (const char32_t letter : letters) append_utf8(text, letter);
  return text;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
}

bool is_one_of(const std::string& cell, std::initializer_list<std::string> names) {
  std::string name = trimmed(cell);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_query(const std::string& cell) {
  return is_one_of(cell, {"query"});
}

bool names_query(const std::string& cell) {
  using namespace letter;
  static const std::string inquiry = word({alef, sin, ta, ain, lam, alef, mim});
  static const std::string search = word({ba, hah, tha});
  static const std::string the = word({alef, lam});
  return is_one_of(cell, {"query", inquiry, the + inquiry, search, the + search});
}

bool names_name(const std::string& cell) {
  using namespace letter;
  static const std::string name = word({alef, sin, mim});
  static const std::string the = word({alef, lam});
  return is_one_of(cell, {"name", "id", name, the + name});
}

}  // namespace

bool is_csv_name(const std::string& file) {
  return file.size() > 4 && is_one_of(file.substr(file.size() - 4), {".csv"});
}

ListedQueries::ListedQueries(std::function<bool(std::string&)> lines, bool is_table)
    : rows_(std::move(lines)), is_table_(is_table) {
  look_for_columns();
}

void ListedQueries::look_for_columns() {
  const auto first = rows_.first_line();
  if (!first) return;
  delimiter_ = delimiter_of(*first);
  CsvRows header([line = std::optional(*first)](std::string& taken) mutable {
    if (!line) return false;
    taken = *std::exchange(line, std::nullopt);
    return true;
  });
  const std::vector<std::string> cells = header.next(delimiter_)->cells;
  const auto column = [&](bool (*is_it)(const std::string&)) -> std::optional<std::size_t> {
    const auto found = std::find_if(cells.begin(), cells.end(), is_it);
    if (found == cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - cells.begin());
  };
  name_column_ = column(names_name);
  query_column_ = column(is_query);
  // A list may well begin with one of these words, so that it takes two to make a header.
  if (!query_column_ && name_column_) query_column_ = column(names_query);
  if (!query_column_ || (!is_table_ && cells.size() == 1)) {
    name_column_.reset();
    query_column_.reset();
    return;
  }
  is_table_ = true;
  rows_.next(delimiter_);
}

std::optional<ListedQuery> ListedQueries::next() {
  if (!is_table_) {
    const auto line = rows_.next_line();
    if (!line) return std::nullopt;
    return query_of(*line, ++line_);
  }
  const auto row = rows_.next(delimiter_);
  if (!row) return std::nullopt;
  return query_of(*row);
}

ListedQuery ListedQueries::query_of(const std::string& line, std::size_t number) {
  const std::size_t tab = line.find('\t');
  if (tab == line.npos) return {number, std::to_string(number), line, {}};
  return {number, line.substr(0, tab), line.substr(tab + 1), {}};
}

ListedQuery ListedQueries::query_of(const CsvRow& row) const {
  const std::string number = std::to_string(row.line);
  if (row.is_never_closed)
    return {row.line,
            number,
            {},
            tr("a quotation mark opens a cell, and none closes it; double those within a cell")};
  const auto cell = [&](std::size_t column) {
    return column < row.cells.size() ? trimmed(row.cells[column]) : std::string();
  };
  const bool is_pair = !query_column_ && row.cells.size() > 1;
  ListedQuery query{row.line,
                    is_pair        ? cell(0)
                    : name_column_ ? cell(*name_column_)
                                   : std::string(),
                    cell(query_column_ ? *query_column_
                         : is_pair     ? 1
                                       : 0),
                    {}};
  std::replace_if(
      query.text.begin(), query.text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  std::replace_if(
      query.name.begin(), query.name.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  if (query.name.empty()) query.name = number;
  return query;
}

}  // namespace fihris
