#include "query/output/record_writers.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/records.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

/// True if `text` begins with what a spreadsheet takes for the beginning of a formula, in either width.
bool begins_formula(std::string_view text) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

/// A cell of text: what a spreadsheet would calculate has an apostrophe before it, also behind a semicolon or
/// tab, at which some begin a cell.
std::string as_text(std::string_view bytes) {
  const std::string text = well_formed(bytes);
  std::string cell;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";\t", begin), text.size());
    const std::string_view rest = std::string_view(text).substr(begin);
    if (begins_formula(rest)) cell += '\'';
    cell.append(rest.substr(0, end + 1 - begin));
    begin = end + 1;
  }
  return cell;
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    const std::string& text = fields[i];
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      line += text;
      continue;
    }
    line += '"';
    for (const char c : text) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace

std::string JsonWriter::format(const Hit& hit) const {
  return to_json(hit, with_query_id_).text() + '\n';
}

std::string CsvWriter::take_header() {
  if (header_written_) return {};
  header_written_ = true;
  return std::string(with_bom_ ? "\uFEFF" : "") + (with_query_id_ ? "query_id," : "") +
         "rank,path,title,date,date_origin,author,source,format,score,snippet\r\n";
}

std::string CsvWriter::format(const Hit& hit) {
  char score[32];
  std::snprintf(score, sizeof score, "%.6f", hit.score);
  std::string snippets;
  for (const Excerpt& snippet : hit.snippets) {
    if (!snippets.empty()) snippets += " \u2026 ";
    snippets += snippet.text;
  }
  std::vector<std::string> fields{
      std::to_string(hit.rank), as_text(hit.path),   as_text(hit.title), hit.date, hit.date_origin,
      as_text(hit.author),      as_text(hit.source), hit.format,         score,    as_text(snippets)};
  if (with_query_id_) fields.insert(fields.begin(), as_text(hit.query_id));
  return take_header() + csv_line(fields);
}

std::string CsvWriter::end() {
  return take_header();
}

std::string PathWriter::format(const Hit& hit) const {
  return (terminal_ ? safe_name(hit.path) : hit.path) + (nul_ ? '\0' : '\n');
}

}  // namespace fihris
