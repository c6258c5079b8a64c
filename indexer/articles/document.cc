#include "indexer/articles/document.h"

#include <ctime>

#include "indexer/articles/article.h"
#include "indexer/articles/record_date.h"

namespace fihris {
namespace {

/// Folder names are at most 255 bytes; Xapian takes terms of 245, in which a NUL would count twice.
constexpr std::size_t max_source_bytes = 230;

std::string day_of(std::int64_t time_ns) {
  const auto seconds = static_cast<std::time_t>(time_ns / 1'000'000'000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char day[16];
  return {day, std::strftime(day, sizeof day, "%Y%m%d", &utc)};
}

std::string source_term(const std::string& source) {
  return std::string(prefix::source) + source.substr(0, max_source_bytes);
}

/// YYYYMMDD of YYYY-MM-DD.
std::string without_hyphens(std::string day) {
  std::erase(day, '-');
  return day;
}

void add_date(IndexDocument& document, const Record& record) {
  if (record.date.empty()) return;
  document.set_value(slot::date, without_hyphens(record.date));
  document.set_value(slot::date_origin, record.date_origin);
}

}  // namespace

IndexDocument DocumentMaker::make(const Record& record, const Origin& origin) {
  IndexDocument document;
  mentions_.clear();
  const unsigned title_end = add_words(document, record.title, 0);
  add_prefixed_words(document, record.title, prefix::title);
  add_words(document, record.body, title_end + body_gap, &sketch_);
  if (std::string sketch = sketch_.take(); !sketch.empty())
    document.set_value(slot::copy_sketch, std::move(sketch));
  mention_terms_.add(document, mentions_);
  mention_terms_.finish(document);
  add_prefixed_words(document, record.author, prefix::author);
  add_boilerplate(document, record.boilerplate);
  if (!record.format.empty()) document.add_boolean_term(std::string(prefix::format) + record.format);
  if (!record.language.empty()) document.add_boolean_term(std::string(prefix::language) + record.language);
  document.set_data(encode(record));
  document.set_value(slot::content_hash, origin.content_hash);
  add_date(document, record);
  add_place(document, record, origin);
  return document;
}

IndexDocument DocumentMaker::move(const Xapian::Document& document, const Origin& origin) {
  Record record = decode_record(document.get_data());
  if (record.source == source_of(record.path)) record.source = source_of(origin.state.path);
  record.path = origin.state.path;
  find_date_again(record, origin.searchable_path);
  IndexDocument moved = make(record, origin);
  if (std::string encoding = document.get_value(slot::encoding); !encoding.empty())
    moved.set_value(slot::encoding, std::move(encoding));
  return moved;
}

unsigned DocumentMaker::add_words(IndexDocument& document, std::string_view text, unsigned offset,
                                  CopySketch* sketch) {
  Tokenizer tokenizer(text);
  unsigned last = offset;
  while (tokenizer.next(token_)) {
    last = offset + token_.position;
    document.add_posting(encode_term(token_.term), last);
    if (sketch) sketch->add(token_.term);
    if (mentions_.size() == words_recognised_at_once) {
      mention_terms_.add(document, mentions_);
      mentions_.clear();
    }
    mentions_.add(text, token_, last);
    if (token_.hamza_before_lam) document.add_boolean_term(encode_term(token_.term, prefix::hamza));
  }
  mentions_.end_part();
  return last;
}

void DocumentMaker::add_prefixed_words(IndexDocument& document, std::string_view text,
                                       std::string_view prefix) {
  Tokenizer tokenizer(text);
  while (tokenizer.next(token_)) {
    document.add_posting(encode_term(token_.term, prefix), token_.position);
  }
}

void DocumentMaker::add_boilerplate(IndexDocument& document, std::string_view text) {
  Tokenizer tokenizer(text);
  while (tokenizer.next(token_)) {
    document.add_posting(encode_term(token_.term, prefix::boilerplate), token_.position, 0);
  }
}

void DocumentMaker::add_place(IndexDocument& document, const Record& record, const Origin& origin) {
  const std::string& path = origin.state.path;
  add_prefixed_words(document, std::string_view(path).substr(origin.searchable_path), prefix::path);
  document.add_boolean_term(id_term(path));
  document.add_boolean_term(source_term(record.source));
  for (auto& [slot, value] : state_values(origin.state, record.date_origin))
    document.set_value(slot, std::move(value));
}

std::vector<std::pair<Xapian::valueno, std::string>> state_values(const FileState& state,
                                                                  std::string_view date_origin) {
  std::vector<std::pair<Xapian::valueno, std::string>> values{{slot::file_state, encode(state)}};
  if (date_origin.empty()) values.emplace_back(slot::date, day_of(state.mtime_ns));
  return values;
}

}  // namespace fihris
