#include "indexer/readers/records/csv_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/records/record_fields.h"

namespace fihris {
namespace {

constexpr std::size_t max_record_bytes = 16u << 20;
constexpr std::size_t max_csv_bytes = 256u << 20;
constexpr std::size_t lines_to_learn_from = 1000;

/// The character between the columns of the header line.
char separator_of(std::string_view header) {
  constexpr std::string_view candidates = ",;\t";
  return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
    return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
  });
}

/// Cuts a table into records (RFC 4180): quoted fields may hold separators, line ends and doubled quotation
/// marks.
class Records {
 public:
  Records(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next record. False at the end. A quotation mark that is never closed ends with its line;
  /// `is_damaged` says so.
  bool next(std::vector<std::string>& fields, bool& is_damaged) {
    fields.clear();
    is_damaged = false;
    if (at_ >= text_.size()) return false;
    for (;;) {
      fields.push_back(field(is_damaged));
      if (at_ >= text_.size()) return true;
      const char end = text_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      return true;
    }
  }

 private:
  std::string field(bool& is_damaged) {
    if (at_ < text_.size() && text_[at_] == '"') {
      std::string value;
      if (const auto end = quoted(value); end != text_.npos) {
        at_ = end;
        return value;
      }
      is_damaged = true;
    }
    const auto end = std::min(text_.find_first_of(std::string{separator_, '\r', '\n'}, at_), text_.size());
    std::string value(text_.substr(at_, end - at_));
    at_ = end;
    return value;
  }

  /// Puts a quoted field into `value`. The offset behind it, or npos if it does not end.
  std::size_t quoted(std::string& value) const {
    for (std::size_t at = at_ + 1; at < text_.size() && value.size() <= max_record_bytes; ++at) {
      if (text_[at] != '"') {
        value += text_[at];
      } else if (at + 1 < text_.size() && text_[at + 1] == '"') {
        value += text_[at++];
      } else {
        // What follows the closing mark, up to the separator, is a fault of the writer: it belongs to the
        // field.
        const auto end =
            std::min(text_.find_first_of(std::string{separator_, '\r', '\n'}, at + 1), text_.size());
        value += text_.substr(at + 1, end - at - 1);
        return end;
      }
    }
    return text_.npos;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

/// True if the first line of a table is as long as sentences are: its names are missing.
bool is_record(const std::vector<std::string>& columns, const FieldNames& names) {
  RecordFields fields(names);
  for (std::size_t i = 0; i < columns.size(); ++i) fields.add(std::to_string(i), columns[i]);
  return fields.has_text();
}

RecordFields record_of(const std::vector<std::string>& columns, std::vector<std::string> values,
                       const FieldNames& names) {
  RecordFields fields(names);
  for (std::size_t i = 0; i < std::min(columns.size(), values.size()); ++i)
    fields.add(columns[i], std::move(values[i]));
  return fields;
}

/// Takes the column that is mostly the text, if its name does not tell, for that of all lines: some are
/// short.
void learn_text(Records records, const std::vector<std::string>& columns, FieldNames& names) {
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> values;
  bool is_damaged = false;
  for (std::size_t i = 0; i < lines_to_learn_from && records.next(values, is_damaged); ++i) {
    const std::string key = record_of(columns, std::move(values), names).guessed_text();
    if (!key.empty()) ++counts[key];
  }
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != counts.end()) names.learn_text(most->first);
}

}  // namespace

void read_csv(Input& input, const ReadContext& context) {
  const DecodedText decoded = decode_text(input.read_all(max_csv_bytes), {{}, context.encoding});
  if (!decoded.is_text) return context.fail("not a text file (it has control characters that no text has)");
  const std::string_view text = decoded.text;
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  Records records(text, separator_of(header));
  std::vector<std::string> columns;
  std::vector<std::string> values;
  bool is_damaged = false;
  records.next(columns, is_damaged);
  if (is_record(columns, context.fields)) {
    // Without a header all lines are records.
    records = Records(text, separator_of(header));
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = std::to_string(i + 1);
  }
  FieldNames names = context.fields;
  learn_text(records, columns, names);
  std::size_t found = 0;
  for (std::size_t number = 1; records.next(values, is_damaged); ++number) {
    if (number % 1000 == 0) context.sink.alive();
    const std::string place = "#" + std::to_string(number);
    if (is_damaged) context.sink.fail({context.inner + place, "a quotation mark that is never closed"});
    const RecordFields fields = record_of(columns, std::move(values), names);
    if (!fields.has_article()) continue;
    ReadArticle article = context.article(FileFormat::csv, place);
    article.encoding = encoding_of(decoded);
    fields.fill(article);
    context.sink.add(std::move(article));
    ++found;
  }
  if (found == 0)
    context.fail(
        "a table without a text (a column such as title, text or content, or one of several words); --field "
        "names one");
}

}  // namespace fihris
