#include "analyzers/names/short_names.h"

#include <unordered_map>

#include "analyzers/spelling_data.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

using Table = std::unordered_map<std::string, std::vector<std::string>>;

Table read_table() {
  Table table;
  for (const auto& row : table_rows(spelling_data::short_names)) {
    for (const std::string_view short_form : split(row[1], '|')) {
      std::vector<std::string>& names = table[fold(short_form)];
      for (const std::string_view name : split(row[0], '|')) names.push_back(fold(name));
    }
  }
  return table;
}

}  // namespace

const std::vector<std::string>& names_in_full(std::string_view word) {
  static const Table table = read_table();
  static const std::vector<std::string> none;
  const auto found = table.find(std::string(word));
  return found == table.end() ? none : found->second;
}

}  // namespace fihris
