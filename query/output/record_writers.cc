#include "query/output/record_writers.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/csv.h"
#include "query/output/records.h"
#include "query/shown/marked_text.h"

namespace fihris {

std::string JsonWriter::format(const Hit& hit) const {
  return to_json(hit, with_query_id_).text() + '\n';
}

std::string CsvWriter::take_header() {
  if (header_written_) return {};
  header_written_ = true;
  return std::string(with_bom_ ? "\uFEFF" : "") + (with_query_id_ ? "query_id," : "") +
         "rank,path,title,date,date_origin,author,source,format,score,snippet,copies\r\n";
}

std::string CsvWriter::format(const Hit& hit) {
  char score[32];
  std::snprintf(score, sizeof score, "%.6f", hit.score);
  std::string snippets;
  for (const Excerpt& snippet : hit.snippets) {
    if (!snippets.empty()) snippets += " \u2026 ";
    snippets += snippet.text;
  }
  std::vector<std::string> fields{std::to_string(hit.rank),
                                  csv_text(hit.path),
                                  csv_text(hit.title),
                                  csv_text(hit.date),
                                  csv_text(hit.date_origin),
                                  csv_text(hit.author),
                                  csv_text(hit.source),
                                  csv_text(hit.format),
                                  score,
                                  csv_text(snippets),
                                  std::to_string(hit.copies.size())};
  if (with_query_id_) fields.insert(fields.begin(), csv_text(hit.query_id));
  return take_header() + csv_line(fields);
}

std::string CsvWriter::end() {
  return take_header();
}

std::string PathWriter::format(const Hit& hit) const {
  const std::string path = terminal_ ? safe_name(hit.path) : hit.path;
  if (!counts_) return path + (nul_ ? '\0' : '\n');
  return path + (nul_ ? '\0' : ':') + std::to_string(hit.match_count) + '\n';
}

}  // namespace fihris
