#include "indexer/readers/records/feed_reader.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/words/letters.h"
#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/input/declared_encoding.h"
#include "indexer/readers/input/xml_text.h"
#include "indexer/readers/records/record_fields.h"
#include "indexer/readers/web/html_text.h"

namespace fihris {
namespace {

/// XML in UTF-8, without a declaration that says otherwise.
DecodedText decode_xml(Input& input, const ReadContext& context) {
  std::string bytes = input.read_all();
  const EncodingHint hint{declared_encoding(bytes), context.encoding};
  DecodedText decoded = decode_text(std::move(bytes), hint);
  const auto begin = decoded.text.find("<?xml");
  if (begin != std::string::npos && begin < 16) {
    const auto end = decoded.text.find("?>", begin);
    if (end != std::string::npos) decoded.text.erase(0, end + 2);
  }
  return decoded;
}

const XmlTextRules all_text{
    .paragraphs = {"p", "div", "title", "head", "text", "body", "item", "para", "section", "abstract"},
    .headings = {},
    .texts = {},
    .blanks = {},
    .breaks = {"br", "lb"},
    .skipped = {"script", "style"},
    .is_all_text = true,
    .style = {}};

/// Elements that are articles, in English and Arabic.
const std::initializer_list<std::string_view> record_elements{
    "page",
    "article",
    "document",
    "doc",
    "record",
    "story",
    "item",
    "post",
    spelled<letter::khah, letter::ba, letter::ra>,
    spelled<letter::mim, letter::qaf, letter::alef, letter::lam>};

/// What a field of an entry is called in records. Atom names the author inside of an element; the day of a
/// change is none of publication.
std::string_view field_name(const XmlField& field) {
  if (field.name == "name") return "author";
  if (field.name == "encoded") return "content";
  if (field.name == "updated") return "changed";
  return field.name;
}

/// The text between <NAME> and </NAME>, tags in it left out.
std::string between(std::string_view document, const std::string& name) {
  std::string found;
  for (auto at = document.find("<" + name + ">"); at != document.npos;
       at = document.find("<" + name + ">", at)) {
    at += name.size() + 2;
    const auto end = std::min(document.find("</" + name + ">", at), document.size());
    found.append(found.empty() ? "" : "\n\n").append(document.substr(at, end - at));
    at = end;
  }
  return looks_like_html(found) ? html_to_text(found) : found;
}

}  // namespace

void read_feed(Input& input, const ReadContext& context) {
  const DecodedText decoded = decode_xml(input, context);
  std::string feed_title;
  std::string language;
  std::size_t number = 0;
  const bool is_whole = for_each_xml_record(
      decoded.text, {"item", "entry"},
      [&](const XmlField& field) {
        if (field.name == "title" && feed_title.empty()) feed_title = field.text;
        if (field.name == "language" && language.empty()) language = field.text;
      },
      [&](const std::vector<XmlField>& fields) {
        RecordFields record(context.fields);
        for (const auto& field : fields) {
          record.add(field_name(field), field.text);
        }
        ReadArticle article = context.article(FileFormat::feed, "#" + std::to_string(++number));
        article.encoding = encoding_of(decoded);
        record.fill(article);
        if (!feed_title.empty()) article.source = html_to_line(feed_title);
        if (article.language.empty()) article.language = language;
        context.sink.add(std::move(article));
      });
  if (!is_whole) {
    context.fail("its XML is damaged behind entry " + std::to_string(number));
  } else if (number == 0) {
    context.fail("a feed without entries");
  }
}

void read_xml(Input& input, const ReadContext& context) {
  const DecodedText decoded = decode_xml(input, context);
  std::size_t number = 0;
  std::size_t found = 0;
  FieldNames names = context.fields;
  const bool is_whole =
      for_each_xml_record(decoded.text, record_elements, {}, [&](const std::vector<XmlField>& fields) {
        RecordFields record(names);
        for (const auto& field : fields) record.add(field.name, field.text);
        ++number;
        if (!record.has_text()) return;
        ++found;
        if (const std::string key = record.guessed_text(); !key.empty()) names.learn_text(key);
        ReadArticle article = context.article(FileFormat::xml, "#" + std::to_string(number));
        article.encoding = encoding_of(decoded);
        record.fill(article);
        context.sink.add(std::move(article));
      });
  if (!is_whole) context.fail("its XML is damaged behind record " + std::to_string(number));
  if (found > 0) return;
  ReadArticle article = context.article(FileFormat::xml);
  article.encoding = encoding_of(decoded);
  std::vector<Paragraph> paragraphs;
  xml_paragraphs(decoded.text, all_text, paragraphs);
  for (const auto& paragraph : paragraphs) {
    article.body.append(article.body.empty() ? "" : "\n\n").append(paragraph.text);
  }
  if (article.body.empty()) return is_whole ? context.fail("XML without text") : void();
  context.sink.add(std::move(article));
}

void read_trec(Input& input, const ReadContext& context) {
  const DecodedText decoded = decode_text(input.read_all(), {{}, context.encoding});
  const std::string_view text = decoded.text;
  std::size_t number = 0;
  for (auto at = text.find("<DOC>"); at != text.npos; at = text.find("<DOC>", at)) {
    const auto end = std::min(text.find("</DOC>", at), text.size());
    const std::string_view document = text.substr(at, end - at);
    at = end;
    ReadArticle article = context.article(FileFormat::trec, "#" + std::to_string(++number));
    article.encoding = encoding_of(decoded);
    article.title = html_to_line(between(document, "HEADLINE"));
    if (article.title.empty()) article.title = html_to_line(between(document, "TITLE"));
    article.body = between(document, "TEXT");
    if (article.body.empty()) article.body = between(document, "BODY");
    RecordFields fields(context.fields);
    fields.add("date", between(document, "DATE"));
    ReadArticle dated;
    fields.fill(dated);
    article.date = dated.date;
    article.date_origin = dated.date_origin;
    context.sink.add(std::move(article));
  }
}

}  // namespace fihris
