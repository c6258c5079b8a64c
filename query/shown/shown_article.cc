#include "query/shown/shown_article.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "query/language/dates.h"
#include "query/match/occurrences.h"
#include "query/shown/whole_words.h"

namespace fihris {
namespace {

std::string hexadecimal(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4U];
    text += digits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

std::vector<MarkedWord> marks(const std::string& text, const std::vector<Occurrence>& occurrences,
                              const std::vector<WordGroup>& groups) {
  std::vector<MarkedWord> marks;
  for (const Occurrence& at : occurrences) {
    const auto whole = whole_words(text, {{at.begin, at.end}});
    if (whole.empty()) continue;
    const auto [begin, end] = whole.front();
    if (!marks.empty() && begin < marks.back().end) {
      // A word that two words of the query match is named by the closer one.
      marks.back().end = std::max(marks.back().end, end);
      if (at.level < marks.back().level) {
        marks.back().level = at.level;
        marks.back().word = groups[at.group].word.written;
      }
    } else {
      marks.push_back({begin, end, groups[at.group].word.written, at.level});
    }
  }
  return marks;
}

}  // namespace

std::optional<Xapian::docid> find_article(const IndexReader& index, std::string_view path) {
  const std::string term = id_term(path);
  const auto id = index.articles.postlist_begin(term);
  if (id == index.articles.postlist_end(term)) return {};
  return *id;
}

ShownArticle show_article(const Searcher& searcher, Xapian::docid id, const BuiltQuery* built) {
  const Xapian::Document document = searcher.reader().articles.get_document(id);
  ShownArticle article;
  article.id = id;
  article.record = decode_record(document.get_data());
  const Record& record = article.record;
  article.title = record.title.empty() ? std::filesystem::path(record.path).stem().string() : record.title;
  article.date = with_hyphens(document.get_value(slot::date));
  article.date_origin = record.date.empty() ? "file" : record.date_origin;
  article.content_hash = hexadecimal(document.get_value(slot::content_hash));
  if (built != nullptr) {
    const Occurrences found = OccurrenceFinder(built->groups).find(record);
    article.title_marks = marks(record.title, found.title, built->groups);
    article.body_marks = marks(record.body, found.body, built->groups);
  }
  return article;
}

}  // namespace fihris
