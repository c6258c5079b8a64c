#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "query/lists/csv_rows.h"

namespace fihris {

/// A query of a list.
struct ListedQuery {
  std::size_t line = 0;  ///< from 1
  std::string name;      ///< as the list calls it, or the number of its line
  std::string text;
  std::string fault;  ///< why it cannot be asked; empty if it can
};

/// True if a file is called as tables are: `.csv`, in any case.
bool is_csv_name(const std::string& file);

/// The queries of a list: lines `QUERY` or `NAME<TAB>QUERY`, or a table. It is a table if that is known, or
/// if its first line is a header: a cell of several is `query`, in any case, or one is a word for it in
/// Arabic and another `name`, `id` or the Arabic word. These say which columns count. Without a header a row
/// is NAME,QUERY or QUERY.
class ListedQueries {
 public:
  /// `lines` gives a line of UTF-8 without its end; false behind the last. What it throws is thrown on.
  ListedQueries(std::function<bool(std::string&)> lines, bool is_table);

  /// The next one; nothing at the end.
  std::optional<ListedQuery> next();

 private:
  void look_for_columns();
  ListedQuery query_of(const CsvRow& row) const;
  static ListedQuery query_of(const std::string& line, std::size_t number);

  CsvRows rows_;
  bool is_table_;
  char delimiter_ = ',';
  std::optional<std::size_t> name_column_;
  std::optional<std::size_t> query_column_;  ///< none: the second of several, else the first
  std::size_t line_ = 0;                     ///< of a list that is none
};

}  // namespace fihris
