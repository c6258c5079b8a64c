#include "query/output/file_report.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analyzers/words/tokenizer.h"
#include "index/article_encoding.h"
#include "messages/stored_reason.h"
#include "messages/translation.h"
#include "query/language/dates.h"
#include "query/output/csv.h"

namespace fihris {
namespace {

unsigned words_of(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  unsigned words = 0;
  while (tokenizer.next(token)) ++words;
  return words;
}

FileReport report_of(const Articles& articles, Xapian::docid id, std::string path) {
  const Xapian::Document document = articles.get_document(id, Xapian::DOC_ASSUME_VALID);
  const Record record = decode_record(document.get_data());
  FileReport file;
  file.path = std::move(path);
  file.format = record.format;
  file.encoding = "UTF-8";
  if (const std::string value = document.get_value(slot::encoding); !value.empty()) {
    const ArticleEncoding encoding = decode_article_encoding(value);
    if (!encoding.name.empty()) file.encoding = encoding.name;
    file.encoding_told_by = encoding.told_by;
    file.repairs = encoding.repairs;
  }
  file.title = record.title;
  file.date = with_hyphens(document.get_value(slot::date));
  file.date_origin = record.date.empty() ? "file" : record.date_origin;
  file.words = words_of(record.title) + words_of(record.body);
  return file;
}

}  // namespace

void for_each_file(const IndexReader& index, const std::function<void(const FileReport&)>& take) {
  std::vector<std::pair<std::string, Xapian::docid>> found;
  const auto end = index.articles.valuestream_end(slot::file_state);
  for (auto state = index.articles.valuestream_begin(slot::file_state); state != end; ++state)
    found.emplace_back(decode_file_state(*state).path, state.get_docid());
  std::sort(found.begin(), found.end());
  std::vector<Skipped> skipped = index.manifest.skipped;
  std::sort(skipped.begin(), skipped.end(),
            [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  auto next = skipped.begin();
  const auto take_skipped = [&] {
    FileReport file;
    file.path = next->path;
    file.skipped = next->reason;
    ++next;
    take(file);
  };
  for (auto& [path, id] : found) {
    while (next != skipped.end() && next->path <= path) take_skipped();
    take(report_of(index.articles, id, std::move(path)));
  }
  while (next != skipped.end()) take_skipped();
}

std::string to_line(const FileReport& file) {
  if (!file.skipped.empty()) return tr("skipped: {1}", {in_language(file.skipped)});
  std::string line = file.format + tr(", ") + file.encoding;
  if (!file.encoding_told_by.empty()) line += " (" + file.encoding_told_by + ')';
  if (file.repairs > 0) line += tr(", ") + tr_count("{1} repair", "{1} repairs", file.repairs);
  line += tr(", ") + tr_count("{1} word", "{1} words", file.words);
  line += tr(", ") + file.date + " (" + file.date_origin + ')';
  if (!file.title.empty()) line += ": " + file.title;
  return line;
}

Json to_json(const FileReport& file) {
  return Json::object()
      .set_path("path", file.path)
      .set("format", Json::text_or_null(file.format))
      .set("encoding", Json::text_or_null(file.encoding))
      .set("encoding_told_by", Json::text_or_null(file.encoding_told_by))
      .set("repairs", file.repairs)
      .set("title", file.title)
      .set("date", Json::text_or_null(file.date))
      .set("date_origin", Json::text_or_null(file.date_origin))
      .set("words", file.words)
      .set("skipped", Json::text_or_null(file.skipped));
}

std::string file_report_header() {
  return "path,format,encoding,encoding_told_by,repairs,title,date,date_origin,words,skipped\r\n";
}

std::string to_csv(const FileReport& file) {
  return csv_line({csv_text(file.path), csv_text(file.format), csv_text(file.encoding),
                   csv_text(file.encoding_told_by), std::to_string(file.repairs), csv_text(file.title),
                   csv_text(file.date), csv_text(file.date_origin), std::to_string(file.words),
                   csv_text(file.skipped)});
}

}  // namespace fihris
