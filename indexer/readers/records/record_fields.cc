#include "indexer/readers/records/record_fields.h"

#include <algorithm>
#include <initializer_list>

#include "analyzers/dates/day.h"
#include "indexer/readers/web/html_text.h"
#include "indexer/readers/web/site.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

const std::initializer_list<std::string_view> texts = {
    "articlebody",  "content",         "body",        "text",     "article",
    "story",        "fulltext",        "full_text",   "maintext", "content_html",
    "content_text", "content:encoded", "description", "summary",  "abstract"};

const std::initializer_list<std::string_view> titles = {"title", "headline", "name", "subject"};

}  // namespace

void RecordFields::add(std::string_view name, std::string value) {
  if (value.empty()) return;
  bytes_ += value.size();
  std::string& field = fields_[lower_ascii(name)];
  if (field.empty()) {
    field = std::move(value);
  } else {
    field.append(", ").append(value);
  }
}

void RecordFields::add(std::string_view name, const RecordFields& nested) {
  for (const auto& [inner, value] : nested.fields_)
    add(name.empty() ? inner : std::string(name) + "." + inner, value);
}

const std::string* RecordFields::first(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    if (const auto found = fields_.find(name); found != fields_.end()) return &found->second;
  }
  return nullptr;
}

bool RecordFields::has_text() const {
  return first(texts) != nullptr;
}

bool RecordFields::has_article() const {
  return has_text() || first({"title", "headline"}) != nullptr;
}

void RecordFields::fill(ReadArticle& article) const {
  if (const auto* title = first(titles)) article.title = html_to_line(*title);
  if (const auto* author = first({"author", "authors", "author.name", "authors.name", "byline", "creator",
                                  "dc:creator", "writer"})) {
    article.author = html_to_line(*author);
  }
  if (const auto* language = first({"language", "lang", "inlanguage"})) article.language = *language;
  if (const auto* source = first({"source", "source.name", "publisher", "publisher.name", "newspaper", "site",
                                  "site_name", "media_name", "sourcename", "source_name", "feed"})) {
    article.source = html_to_line(*source);
  }
  if (const auto* url = first({"url", "link", "guid", "uri", "mainentityofpage"});
      url && article.source.empty()) {
    article.source = site_of(*url);
  }
  if (const auto* date =
          first({"date", "datepublished", "date_published", "published", "publish_date", "published_at",
                 "publication_date", "publishdate", "pubdate", "issued", "created", "created_at", "datetime",
                 "timestamp", "time", "date_extracted"})) {
    if (const auto day = parse_timestamp(*date)) {
      article.date = to_iso(*day);
      article.date_origin = "metadata";
    }
  }
  if (const auto* url = first({"url", "link", "uri"}); url && article.date.empty()) {
    if (const auto day = find_day_in_path(*url)) {
      article.date = to_iso(*day);
      article.date_origin = "url";
    }
  }
  if (const auto* text = first(texts)) article.body = looks_like_html(*text) ? html_to_text(*text) : *text;
}

}  // namespace fihris
