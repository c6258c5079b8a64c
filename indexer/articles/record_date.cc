#include "indexer/articles/record_date.h"

#include <string_view>

#include "analyzers/dates/day.h"

namespace fihris {
namespace {

constexpr const char* told_by_path = "path";

}  // namespace

void find_date(Record& record, std::size_t searchable_path, const DateRules& rules) {
  if (const auto day = rules.find(record, searchable_path)) {
    record.date = to_iso(*day);
    record.date_origin = "rule";
  }
  if (!record.date.empty()) return;
  const std::string_view path = std::string_view(record.path).substr(searchable_path);
  if (const auto day = find_day_in_path(path)) {
    record.date = to_iso(*day);
    record.date_origin = told_by_path;
  } else if (const auto line = find_date_line(record.body)) {
    record.date = to_iso(*line);
    record.date_origin = "text";
  }
}

void find_date_again(Record& record, std::size_t searchable_path) {
  if (record.date_origin == told_by_path) {
    record.date.clear();
    record.date_origin.clear();
  }
  find_date(record, searchable_path, DateRules());
}

}  // namespace fihris
