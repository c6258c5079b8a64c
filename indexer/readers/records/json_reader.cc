#include "indexer/readers/records/json_reader.h"

#include <algorithm>
#include <functional>
#include <istream>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/input/decoded_stream.h"
#include "indexer/readers/records/record_fields.h"

namespace fihris {
namespace {

using nlohmann::json;

constexpr std::size_t max_record_bytes = 64u << 20;
constexpr std::size_t max_depth = 100;
/// Records inside of an object are kept until it has ended, since it may be an article of its own; not more
/// of them.
constexpr std::size_t max_kept_records = 1000;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

constexpr const char* without_text =
    "JSON without a text (a field such as body, content or text, or one of several words); --field names one";

struct RecordTooLarge {};

/// Cuts values into records as they are parsed. A record is an object that is an element of the outermost
/// list, one with a title and a text inside of objects, or, where there are none, the whole
/// value.
class RecordParser : public json::json_sax_t {
 public:
  /// `encoding` tells how what was parsed since it was last asked is encoded.
  RecordParser(const ReadContext& context, std::function<ArticleEncoding()> encoding)
      : context_(context), names_(context.fields), encoding_(std::move(encoding)) {}

  /// The records of the value that comes next are counted from here.
  void begin_value(std::size_t number) {
    if (only_) write(*std::exchange(only_, {}), 1);
    number_ = first_ = number;
    frames_.clear();
    kept_.clear();
    lists_ = 0;
    is_streaming_ = false;
  }
  /// The value of the next line is a record, numbered by its line.
  void begin_line(std::size_t number) {
    begin_value(number - 1);
    is_line_ = true;
  }
  /// No more values come. A file of one value is the article itself.
  void finish() {
    if (only_) write(*std::exchange(only_, {}), 0);
  }
  std::size_t number() const { return number_; }
  std::size_t found() const { return found_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return scalar(text); }
  bool string(string_t& value) override { return scalar(std::move(value)); }
  bool binary(binary_t&) override { return true; }

  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override {
    if (frames_.empty()) is_streaming_ = true;
    ++lists_;
    return open(true);
  }
  bool key(string_t& name) override {
    frames_.back().key = std::move(name);
    return true;
  }

  bool end_object() override {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (lists_ == 0) take_paragraphs(frame);
    if (frames_.empty()) {
      end_value(frame.fields);
    } else if (lists_ == 1 && frames_.back().is_list && frame.fields.has_article()) {
      keep(std::move(frame.fields));
    } else if (lists_ == 0 && is_named_record(frame.fields)) {
      keep(std::move(frame.fields));
    } else {
      Frame& outer = frames_.back();
      if (outer.is_list && lists_ == 1) ++number_;  // numbered, though it is no article
      outer.fields.add(outer.key, frame.fields);
      check(outer);
    }
    return true;
  }

  bool end_array() override {
    --lists_;
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (!frames_.empty()) {
      frames_.back().fields.add(frames_.back().key, frame.fields);
      check(frames_.back());
    }
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

 private:
  struct Article {
    RecordFields fields;
    std::string around;  ///< what records inside of it say: comments, related articles
  };

  /// A record inside of a value that has not ended.
  struct Kept {
    RecordFields fields;
    std::size_t number;
  };

  struct Frame {
    bool is_list;
    std::string key;
    RecordFields fields;
    std::size_t kept;  ///< records that were there before
  };

  bool open(bool is_list) {
    if (frames_.size() == max_depth) return false;
    frames_.push_back({is_list, {}, RecordFields(names_), kept_.size()});
    return true;
  }

  bool scalar(std::string value) {
    if (frames_.empty()) return true;
    frames_.back().fields.add(frames_.back().key, std::move(value));
    check(frames_.back());
    return true;
  }

  /// Records with nothing but a text, inside of an object with a title and no text, are its paragraphs.
  void take_paragraphs(Frame& frame) {
    const auto first = kept_.begin() + static_cast<std::ptrdiff_t>(std::min(frame.kept, kept_.size()));
    const auto is_paragraph = [](const Kept& record) { return record.fields.is_bare_text(); };
    if (first == kept_.end() || !frame.fields.has(FieldRole::title) || frame.fields.has(FieldRole::text) ||
        !std::all_of(first, kept_.end(), is_paragraph)) {
      return;
    }
    for (auto record = first; record != kept_.end(); ++record)
      frame.fields.add("text", record->fields.text());
    kept_.erase(first, kept_.end());
  }

  /// True if an object that another has under some name is a record: of a map from numbers to articles.
  bool is_named_record(const RecordFields& fields) const {
    return !is_wrapper(field_key(frames_.back().key)) && fields.has(FieldRole::title) &&
           fields.has(FieldRole::text);
  }

  static void check(const Frame& frame) {
    if (frame.fields.bytes() > max_record_bytes) throw RecordTooLarge{};
  }

  void keep(RecordFields fields) {
    if (is_streaming_) return write({std::move(fields), {}}, ++number_);
    kept_.push_back({std::move(fields), ++number_});
    if (kept_.size() < max_kept_records) return;
    // So many records are no part of an article.
    is_streaming_ = true;
    write_kept();
  }

  /// The outermost object has ended: an article with what stands around it, or what records come in, which
  /// may have a name and a description of its own.
  void end_value(RecordFields& fields) {
    if (is_streaming_) return;
    if (kept_.empty() ? !fields.has_text() : !fields.has(FieldRole::text)) return write_kept();
    Article article{std::move(fields), {}};
    for (const auto& record : std::exchange(kept_, {}))
      article.around.append(article.around.empty() ? "" : "\n\n").append(record.fields.text());
    number_ = first_ + 1;
    if (found_ == 0 && !is_line_) {
      only_ = std::move(article);
    } else {
      write(article, number_);
    }
  }

  void write_kept() {
    for (auto& record : std::exchange(kept_, {})) write({std::move(record.fields), {}}, record.number);
  }

  void write(const Article& found, std::size_t number) {
    ReadArticle article = context_.article(FileFormat::json, number == 0 ? "" : "#" + std::to_string(number));
    article.encoding = encoding_();
    found.fields.fill(article);
    if (!found.around.empty())
      article.boilerplate.append(article.boilerplate.empty() ? "" : "\n\n").append(found.around);
    if (const std::string key = found.fields.guessed_text(); !key.empty()) names_.learn_text(key);
    context_.sink.add(std::move(article));
    ++found_;
  }

  const ReadContext& context_;
  FieldNames names_;
  const std::function<ArticleEncoding()> encoding_;
  std::vector<Frame> frames_;
  std::vector<Kept> kept_;
  std::optional<Article> only_;  ///< the first value, as long as no other follows
  std::size_t lists_ = 0;        ///< around the value
  std::size_t first_ = 0;        ///< the number before the value
  std::size_t number_ = 0;       ///< of the record before
  std::size_t found_ = 0;        ///< articles
  bool is_line_ = false;
  bool is_streaming_ = false;  ///< records are written as they end
};

bool is_blank_line(const std::string& line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

/// Reads a line into `line`. False at the end. `fits` says whether it was not too long; what did not fit is
/// passed over.
bool read_line(std::istream& stream, std::string& line, bool& fits) {
  line.clear();
  fits = true;
  std::streambuf& buffer = *stream.rdbuf();
  int c = buffer.sbumpc();
  if (c == std::streambuf::traits_type::eof()) return false;
  for (; c != std::streambuf::traits_type::eof() && c != '\n'; c = buffer.sbumpc()) {
    if (line.size() < max_record_bytes) {
      line += static_cast<char>(c);
    } else {
      fits = false;
    }
  }
  return true;
}

void read_lines(std::istream& stream, RecordParser& records, const ReadContext& context) {
  std::string line;
  bool fits = true;
  bool has_failed = false;
  for (std::size_t number = 1; read_line(stream, line, fits); ++number) {
    if (number % 1000 == 0) context.sink.alive();
    if (is_blank_line(line)) continue;
    records.begin_line(number);
    const std::string place = context.inner + "#" + std::to_string(number);
    try {
      if (!fits) {
        context.sink.fail({place, "a line longer than " + std::to_string(max_record_bytes >> 20) + " MiB"});
        has_failed = true;
      } else if (!json::sax_parse(line, &records)) {
        context.sink.fail({place, "not well-formed JSON"});
        has_failed = true;
      }
    } catch (const RecordTooLarge&) {
      context.sink.fail({place, "a record larger than " + std::to_string(max_record_bytes >> 20) + " MiB"});
      has_failed = true;
    }
  }
  if (records.found() == 0 && !has_failed) context.fail(without_text);
}

/// True if the first line is a whole object and another line follows it, so that each line is a value of its
/// own.
bool is_lines(std::string_view head, const std::string& encoding) {
  const auto end = head.find('\n');
  if (end == head.npos) return false;
  const std::string_view line = head.substr(0, end);
  return line.starts_with('{') && head.find_first_not_of(" \t\r\n", end) != head.npos &&
         json::accept(decode_text(std::string(line), {{}, encoding}).text);
}

void read_values(std::istream& stream, RecordParser& records, const ReadContext& context) {
  records.begin_value(0);
  try {
    while ((stream >> std::ws).peek() != std::istream::traits_type::eof()) {
      if (!json::sax_parse(stream, &records, json::input_format_t::json, false)) {
        return context.fail(records.found()
                                ? "its JSON is damaged behind record " + std::to_string(records.number())
                                : "not well-formed JSON");
      }
      if ((stream >> std::ws).peek() != std::istream::traits_type::eof())
        records.begin_value(records.number());
    }
    records.finish();
  } catch (const RecordTooLarge&) {
    return context.fail("a record larger than " + std::to_string(max_record_bytes >> 20) + " MiB");
  }
  if (records.found() == 0) context.fail(without_text);
}

/// Reads an input whose characters of ASCII are single bytes. `certain` is its encoding, or empty; `before`
/// that from which it has been decoded already.
void read_decodable(Input& input, const std::string& certain, const ArticleEncoding& before,
                    const ReadContext& context) {
  std::string_view head = input.head();
  if (head.starts_with(utf8_mark)) head.remove_prefix(utf8_mark.size());
  DecodedStream decoded(input, certain);
  std::istream stream(&decoded);
  RecordParser records(context, [&] {
    ArticleEncoding encoding = decoded.take_encoding();
    return encoding.is_plain() ? before : encoding;
  });
  // A first line longer than the head is one, too, if the file's name says so.
  const bool is_named_lines = input.name().ends_with(".jsonl") || input.name().ends_with(".ndjson");
  if (head.starts_with('{') && (is_lines(head, certain) || is_named_lines)) {
    read_lines(stream, records, context);
  } else {
    read_values(stream, records, context);
  }
}

}  // namespace

void read_json(Input& input, const ReadContext& context) {
  const std::string_view head = input.head();
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.find('\0') != head.npos) {
    const DecodedText decoded = decode_text(input.read_all(), {{}, context.encoding});
    MemoryInput memory(input.name(), decoded.text);
    return read_decodable(memory, {}, encoding_of(decoded), context);
  }
  // A mark counts more than what is said of a folder.
  read_decodable(input, head.starts_with(utf8_mark) ? std::string() : context.encoding, {}, context);
}

}  // namespace fihris
