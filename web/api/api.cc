#include "web/api/api.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analyzers/places/gazetteer.h"
#include "index/article_lists.h"
#include "query/counts/commonest.h"
#include "query/language/parser.h"
#include "query/output/records.h"
#include "query/people/name_variants.h"
#include "query/people/person.h"
#include "query/shown/hits.h"
#include "web/api/completion.h"
#include "web/asked/filters.h"
#include "web/asked/mentions.h"
#include "web/asked/parameters.h"

namespace fihris {
namespace {

constexpr std::size_t most_hits = 100;
constexpr std::size_t most_snippets = 10;
constexpr std::size_t deepest = 1'000'000;
constexpr std::size_t usual_values = 10, most_values = 100;

Json notes_of(const std::string& text) {
  Json list = Json::array();
  for (const Note& note : parse_query(text).notes) list.add(note.text);
  return list;
}

std::vector<Facet> facets_param(const HttpRequest& request) {
  std::vector<Facet> facets;
  const std::string list = text_param(request, "facet");
  for (std::size_t begin = 0; begin <= list.size() && !list.empty();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const auto facet = facet_named(std::string_view(list).substr(begin, end - begin));
    if (!facet || std::find(facets.begin(), facets.end(), *facet) != facets.end())
      throw Refused(400, "facet: must be some of source, year, month, place, person, author, language");
    facets.push_back(*facet);
    begin = end + 1;
  }
  if (!facets.empty()) return facets;
  return {Facet::source, Facet::year,   Facet::month,   Facet::place,
          Facet::person, Facet::author, Facet::language};
}

}  // namespace

Json api_search(Searcher& searcher, const HttpRequest& request) {
  const std::string text = text_param(request, "q");
  const Node query = query_of(text);
  SearchOptions options = search_params(request, searcher.reader());
  options.limit = static_cast<unsigned>(number_param(request, "limit", 10, 0, most_hits));
  options.offset = static_cast<unsigned>(number_param(request, "offset", 0, 0, deepest));
  const auto snippets = static_cast<unsigned>(number_param(request, "snippets", 2, 0, most_snippets));
  const SearchResult result = searcher.search(query, options);
  Json articles = Json::array();
  const HitMaker hits(
      searcher, result,
      {.snippets = snippets, .all_matches = false, .lines = {}, .highlighted = HighlightedPart::core});
  for (const FoundArticle& article : result.articles) articles.add(to_json(hits.make(article), false));
  return Json::object()
      .set("query", text)
      .set("total", result.estimate)
      .set("total_is_exact", result.estimate_is_exact)
      .set("offset", options.offset)
      .set("limit", options.limit)
      .set("left_out", result.built.left_out)
      .set("notes", notes_of(text))
      .set("articles", std::move(articles));
}

Json api_article(Searcher& searcher, const HttpRequest& request) {
  const std::string path = path_param(request, "path");
  const auto id = find_article(searcher.reader(), path);
  if (!id) throw Refused(404, "path: the index has no such article");
  const std::string text = text_param(request, "q");
  if (text.empty()) return to_json(show_article(searcher, *id, nullptr));
  const BuiltQuery built = searcher.build(query_of(text), search_params(request, searcher.reader()));
  return to_json(show_article(searcher, *id, &built));
}

Json api_names(Searcher& searcher, const HttpRequest& request) {
  const ListRange range = list_range(request);
  Json names = Json::array();
  for (const Person& person : people_in(searcher, request, range)) names.add(to_json(person));
  return Json::object().set("offset", range.offset).set("limit", range.limit).set("names", std::move(names));
}

Json api_places(Searcher& searcher, const HttpRequest& request) {
  const ListRange range = list_range(request);
  const MentionList list = places_for(searcher, request);
  Json places = Json::array();
  for (const FoundPlace& found : places_in(list, range)) places.add(to_json(found.place, found.articles));
  return Json::object()
      .set("offset", range.offset)
      .set("limit", range.limit)
      .set("places", std::move(places));
}

Json api_variants(Searcher& searcher, const HttpRequest& request) {
  const std::string name = text_param(request, "name");
  if (name.empty()) throw Refused(400, "name: is missing");
  SearchOptions options = search_params(request, searcher.reader());
  if (request.param("level").empty()) options.level = Level::name;
  const NameVariants found = find_variants(searcher, name, options.level, most_variant_articles);
  Json variants = Json::array();
  for (const NameVariant& variant : found.variants) variants.add(to_json(variant));
  return Json::object()
      .set("name", name)
      .set("articles", found.articles)
      .set("articles_read", found.articles_read)
      .set("variants", std::move(variants));
}

Json api_complete(Searcher& searcher, const HttpRequest& request) {
  Json list = Json::array();
  for (const Completion& completion : completions(searcher, text_param(request, "q"))) {
    list.add(Json::object()
                 .set("text", completion.text)
                 .set("shown", completion.shown)
                 .set("kind", completion.is_person ? "person" : "word")
                 .set("articles", completion.articles));
  }
  return Json::object().set("completions", std::move(list));
}

Json api_why(Searcher& searcher, const HttpRequest& request) {
  const Node query = query_of(text_param(request, "q"));
  const std::string path = path_param(request, "path");
  const auto id = find_article(searcher.reader(), path);
  if (!id) throw Refused(404, "path: the index has no such article");
  const SearchOptions options = search_params(request, searcher.reader());
  return to_json(explain(searcher, query, searcher.build(query, options), options, *id));
}

Json api_facets(Searcher& searcher, const HttpRequest& request, const FacetTable* table) {
  const std::size_t limit = number_param(request, "limit", usual_values, 1, most_values);
  const std::vector<Facet> facets = facets_param(request);
  const auto asked_for = articles_asked_for(searcher, request);
  const std::vector<Xapian::docid> among = asked_for ? *asked_for : all_articles(searcher.reader().articles);
  Json counts = Json::array(), cut = Json::array();
  for (const Facet facet : facets) {
    const CommonestValues found = commonest(facet, searcher.reader(), among, limit, table);
    for (const FacetCount& count : found.values) {
      counts.add(Json::object()
                     .set("facet", name_of(facet))
                     .set_path("value", count.value)
                     .set("articles", count.articles)
                     .set_path("in", written({facet, count.key})));
    }
    if (!found.is_all) cut.add(name_of(facet));
  }
  return Json::object()
      .set("query", text_param(request, "q"))
      .set("total", among.size())
      .set("facets", std::move(counts))
      .set("cut", std::move(cut));
}

Json api_status(Searcher& searcher) {
  return to_json(status_of(searcher.reader()));
}

}  // namespace fihris
