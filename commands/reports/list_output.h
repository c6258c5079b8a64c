#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands/command_line.h"
#include "query/output/json.h"

namespace fihris {

/// How a list of people, places or forms is written.
enum class ListFormat {
  text,
  jsonl,  ///< an object a line
  json,   ///< one array
  csv,    ///< RFC 4180, with a header
};

/// Adds --format.
void add_list_format(Command command, ListFormat& format);

/// Writes a list on standard output, row by row.
class ListOutput {
 public:
  /// `columns` are the header of CSV.
  ListOutput(ListFormat format, const std::vector<std::string>& columns);

  /// One row in all its forms, of which one is written; `print` writes the text. `cells` that are text have
  /// gone through csv_text().
  void add(const std::function<void()>& print, const Json& object, const std::vector<std::string>& cells);

  /// Ends the list.
  void finish();

 private:
  ListFormat format_;
  std::string last_;  ///< of JSON: the row that is not yet written, since a comma may follow
};

}  // namespace fihris
