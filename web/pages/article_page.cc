#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/places/gazetteer.h"
#include "index/folder_settings.h"
#include "index/people/listed_place.h"
#include "index/people/mention_list.h"
#include "index/schema.h"
#include "query/shown/shown_article.h"
#include "web/asked/original_file.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/pages/page.h"
#include "web/pages/pages.h"
#include "web/text/assets.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

/// Of the text of an article that one page shows, in bytes; a longer one has several.
constexpr std::size_t part_bytes = 512u << 10;
constexpr std::size_t most_mentions = 40;
constexpr std::size_t deepest_rank = 10'000;

std::vector<Mark> marks_of(const std::vector<MarkedWord>& words, Language language) {
  std::vector<Mark> marks;
  for (const MarkedWord& word : words) {
    const std::string level = text(language, "level_" + std::string(name_of(word.level)));
    marks.push_back({word.begin, word.end, text(language, "matched_as", {word.word, level})});
  }
  return marks;
}

/// Where the parts of a text begin, and its end: behind the end of a line where one is near, never inside of
/// a character.
std::vector<std::size_t> parts_of(const std::string& body) {
  std::vector<std::size_t> bounds{0};
  while (body.size() - bounds.back() > part_bytes) {
    const std::size_t most = bounds.back() + part_bytes;
    std::size_t end = body.rfind('\n', most - 1);
    end = end == std::string::npos || end < bounds.back() + part_bytes / 2 ? most : end + 1;
    while (end > bounds.back() && (static_cast<unsigned char>(body[end]) & 0xC0U) == 0x80U) --end;
    bounds.push_back(end > bounds.back() ? end : most);
  }
  if (body.size() > bounds.back() || bounds.size() == 1) bounds.push_back(body.size());
  return bounds;
}

PageData paragraphs_of(const std::string& body, std::size_t begin, std::size_t end,
                       const std::vector<Mark>& marks) {
  PageData list(PageData::type::list);
  while (begin < end) {
    const std::size_t line = std::min(body.find('\n', begin), end);
    const std::string html = marked_html(body, begin, line, marks, 1);
    if (html.find_first_not_of(" \t\r") != std::string::npos) list.push_back(html);
    begin = line + 1;
  }
  return list;
}

std::string search_link(const std::string& query, const HttpRequest& request) {
  std::multimap<std::string, std::string> params{{"q", query}};
  if (!request.param("lang").empty()) params.emplace("lang", request.param("lang"));
  return address("/search", params);
}

PageData link_data(std::string_view name, const std::string& query, const HttpRequest& request) {
  PageData data;
  data.set("name", std::string(name));
  data.set("link", search_link(query, request));
  return data;
}

void add_mentions(const Searcher& searcher, Xapian::docid id, const HttpRequest& request, PageData& data) {
  const IndexReader& reader = searcher.reader();
  const std::vector<Xapian::docid> only{id};
  const MentionList named(reader.articles, reader.vocabulary, prefix::person_name, only);
  const MentionList visited(reader.articles, reader.vocabulary, prefix::place, only);
  PageData people(PageData::type::list);
  for (const Mentioned& entry : named.entries()) {
    if (people.list_value().size() == most_mentions) break;
    people.push_back(link_data(entry.written, "name:\"" + entry.written + '"', request));
  }
  PageData places(PageData::type::list);
  for (const Mentioned& entry : visited.entries()) {
    if (places.list_value().size() == most_mentions) break;
    const std::optional<Place> place = place_of(entry);
    if (place)
      places.push_back(link_data(place->name(), "place:\"" + std::string(place->name()) + '"', request));
  }
  data.set("has_people", !people.list_value().empty());
  data.set("has_places", !places.list_value().empty());
  data.set("people", people);
  data.set("places", places);
}

std::string citation_of(const ShownArticle& article) {
  std::string citation;
  for (const std::string& part :
       {article.record.author, article.title, article.record.source, article.date}) {
    if (!part.empty()) citation += (citation.empty() ? "" : ". ") + name_text(part);
  }
  return citation + ". " + name_text(article.record.path);
}

PageData fields_of(const ShownArticle& article, Language language) {
  PageData fields(PageData::type::list);
  const auto add = [&](std::string_view key, std::string_view value, bool left_to_right) {
    if (!value.empty()) fields.push_back(field(language, key, name_text(value), left_to_right));
  };
  const bool of_file = article.date_origin == "file" && !article.date.empty();
  add("date", article.date + (of_file ? " (" + text(language, "file_date") + ")" : ""), !of_file);
  add("author", article.record.author, false);
  add("source", article.record.source, false);
  add("format", article.record.format, true);
  add("text_language", article.record.language, true);
  add("path", article.record.path, true);
  add("checksum", article.content_hash, true);
  return fields;
}

/// Links to the articles before and behind this one in the list that the parameter n is of, each with the
/// page that it stands on.
void add_neighbours(Searcher& searcher, const HttpRequest& request, const std::string& path, PageData& data) {
  const std::size_t rank = number_param(request, "n", 0, 0, deepest_rank);
  if (rank == 0) return;
  SearchOptions options = search_params(request, searcher.reader());
  options.offset = static_cast<unsigned>(rank > 1 ? rank - 2 : 0);
  options.limit = rank > 1 ? 3 : 2;
  const SearchResult around = searcher.search(query_of(text_param(request, "q")), options);
  const auto is_here = [&](const FoundArticle& article) {
    return article.rank == rank && searcher.path(article.id) == path;
  };
  // The index may have changed since the list was shown.
  if (std::none_of(around.articles.begin(), around.articles.end(), is_here)) return;
  for (const FoundArticle& article : around.articles) {
    if (article.rank == rank) continue;
    const unsigned page = (article.rank - 1) / page_hits + 1;
    data.set(article.rank < rank ? "article_before" : "article_behind",
             same_address(request, {{"path", searcher.path(article.id)},
                                    {"n", std::to_string(article.rank)},
                                    {"page", page == 1 ? "" : std::to_string(page)},
                                    {"part", ""}}));
  }
}

}  // namespace

HttpResponse article_page(Searcher& searcher, const HttpRequest& request) {
  const Language language = language_of(request);
  const std::string path = path_param(request, "path");
  const auto id = find_article(searcher.reader(), path);
  if (!id) throw Refused(404, "path: the index has no such article");
  const std::string query_text = text_param(request, "q");
  BuiltQuery built;
  if (!query_text.empty())
    built = searcher.build(query_of(query_text), search_params(request, searcher.reader()));
  const ShownArticle article = show_article(searcher, *id, query_text.empty() ? nullptr : &built);
  const std::string& body = article.record.body;
  const std::vector<Mark> marks = marks_of(article.body_marks, language);
  const std::vector<std::size_t> bounds = parts_of(body);
  const std::size_t parts = bounds.size() - 1;
  const std::size_t part = number_param(request, "part", 1, 1, parts);

  PageData data;
  data.set("title",
           marked_html(article.title, 0, article.title.size(), marks_of(article.title_marks, language)));
  data.set("fields", fields_of(article, language));
  data.set("paragraphs", paragraphs_of(body, bounds[part - 1], bounds[part], marks));
  data.set("citation", citation_of(article));
  add_mentions(searcher, *id, request, data);
  if (!query_text.empty()) {
    data.set("back_link", address("/search", [&] {
               auto params = request.params;
               params.erase("path");
               params.erase("part");
               params.erase("n");
               return params;
             }()));
    data.set("marked", true);
    add_neighbours(searcher, request, path, data);
    data.set("marks", text(language, "marks", {std::to_string(marks.size() + article.title_marks.size())}));
  }
  if (!searcher.reader().shards && has_original(searcher.reader().manifest, path))
    data.set("download_link", address("/file", {{"path", path}}));
  if (parts > 1) {
    data.set("parts", true);
    data.set("part_of", text(language, "part_of", {std::to_string(part), std::to_string(parts)}));
    if (part > 1) data.set("previous_link", same_address(request, {{"part", std::to_string(part - 1)}}));
    if (part < parts) data.set("next_link", same_address(request, {{"part", std::to_string(part + 1)}}));
  }
  return page(request, searcher, name_text(article.title),
              fill(assets::article_page, language, std::move(data)));
}

}  // namespace fihris
