#include "query/output/record_writers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

/// Six decimals tell any two hits apart that a reader could.
double rounded(double score) {
  return std::round(score * 1e6) / 1e6;
}

Json to_json(const std::string& text, const std::vector<Highlight>& stretches) {
  Json array = Json::array();
  for (const Highlight& stretch : in_code_points(text, stretches))
    array.add(Json::array().add(stretch.begin).add(stretch.end));
  return array;
}

Json to_json(const Excerpt& snippet) {
  return Json::object()
      .set("text", snippet.text)
      .set("highlights", to_json(snippet.text, snippet.highlights))
      .set("words", to_json(snippet.text, snippet.words));
}

Json to_json(const MatchedForm& match) {
  return Json::object()
      .set("word", match.word)
      .set("form", match.form)
      .set("level", name_of(match.level))
      .set("count", match.count);
}

}  // namespace

std::string JsonWriter::format(const Hit& hit) const {
  Json matches = Json::array();
  for (const MatchedForm& match : hit.matches) matches.add(to_json(match));
  Json snippets = Json::array();
  for (const Excerpt& snippet : hit.snippets) snippets.add(to_json(snippet));
  Json object = Json::object();
  if (with_query_id_) object.set("query_id", hit.query_id);
  object.set("rank", hit.rank)
      .set_path("path", hit.path)
      .set("title", hit.title)
      .set("date", hit.date.empty() ? Json() : Json(hit.date))
      .set("date_origin", hit.date_origin)
      .set("author", hit.author)
      .set_path("source", hit.source)
      .set("format", hit.format)
      .set("score", rounded(hit.score))
      .set("matches", std::move(matches))
      .set("snippets", std::move(snippets));
  return object.text() + '\n';
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
      std::to_string(hit.rank), csv_text(hit.path),   csv_text(hit.title), hit.date, hit.date_origin,
      csv_text(hit.author),     csv_text(hit.source), hit.format,          score,    csv_text(snippets)};
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
