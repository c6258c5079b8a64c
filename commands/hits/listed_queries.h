#pragma once

#include <optional>
#include <string>

#include "commands/hits/csv_rows.h"
#include "commands/hits/query_list.h"

namespace fihris {

/// A query of a list.
struct ListedQuery {
  std::string name;  ///< as the list calls it, or the number of its line
  std::string text;
  std::string fault;  ///< why it cannot be asked; empty if it can
};

/// The queries of a list: lines `QUERY` or `NAME<TAB>QUERY`, or a table. It is a table if its file is called
/// `.csv`, or if its first line is a header: a cell of several is `query`, in any case, or one is a word for
/// it in Arabic and another `name`, `id` or the Arabic word. These say which columns count. Without a header
/// a row is NAME,QUERY or QUERY.
class ListedQueries {
 public:
  /// `file` is a path, or `-` for standard input. Throws Error if it cannot be read or is no text.
  explicit ListedQueries(const std::string& file);

  /// The next one; nothing at the end. Throws Error if reading fails.
  std::optional<ListedQuery> next();

 private:
  void look_for_columns(const std::string& file);
  ListedQuery query_of(const CsvRow& row) const;
  static ListedQuery query_of(const std::string& line, std::size_t number);

  QueryList lines_;
  CsvRows rows_;
  bool is_table_ = false;
  char delimiter_ = ',';
  std::optional<std::size_t> name_column_;
  std::optional<std::size_t> query_column_;  ///< none: the second of several, else the first
  std::size_t line_ = 0;                     ///< of a list that is none
};

}  // namespace fihris
