#include "indexer/articles/read_record.h"

#include <algorithm>

#include "indexer/articles/article.h"
#include "indexer/files/file_reader.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

/// The primary subtag of a language's name, in lower case; empty if that is none.
std::string primary_subtag(const std::string& language) {
  std::string subtag = lower_ascii(language.substr(0, language.find_first_of("-_")));
  const bool is_subtag =
      (subtag.size() == 2 || subtag.size() == 3) &&
      std::all_of(subtag.begin(), subtag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_subtag ? subtag : std::string();
}

/// The first characters of `text`, at most `bytes` of it.
std::string beginning(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

Record make_record(const std::string& path, const ReadArticle& article) {
  const std::string place = path + article.inner;
  Record record =
      article.title.empty() && article.format == "text" ? make_article(place, article.body) : Record{};
  record.path = place;
  if (record.body.empty()) record.body = article.body;
  if (record.title.empty()) record.title = beginning(article.title, max_title_bytes * 2);
  record.author = article.author;
  record.source = article.source.empty() ? source_of(path) : article.source;
  record.date = article.date;
  record.date_origin = article.date.empty() ? "" : article.date_origin;
  record.language = primary_subtag(article.language);
  record.format = article.format;
  record.boilerplate = article.boilerplate;
  return record;
}

std::string content_hash(const ReadArticle& article) {
  std::string all;
  for (const std::string* field :
       {&article.title, &article.author, &article.source, &article.language, &article.date,
        &article.date_origin, &article.body, &article.boilerplate}) {
    all.append(std::to_string(field->size())).append(1, ':').append(*field);
  }
  return content_hash(std::string_view(all));
}

}  // namespace fihris
