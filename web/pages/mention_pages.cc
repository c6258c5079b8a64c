#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words/phrase_table.h"
#include "query/people/disputed_places.h"
#include "query/people/name_variants.h"
#include "query/people/person.h"
#include "query/shown/whole_words.h"
#include "web/asked/mentions.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/pages/page.h"
#include "web/pages/pages.h"
#include "web/pages/places_map.h"
#include "web/text/assets.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

/// The address of a page of this server about `value`, in the same language.
std::string link_to(const std::string& page, const char* name, const std::string& value,
                    const HttpRequest& request) {
  std::multimap<std::string, std::string> params{{name, value}};
  if (!request.param("lang").empty()) params.emplace("lang", request.param("lang"));
  return address(page, params);
}

/// A search for the articles that speak of it, among those of the query that the list is of.
std::string search_link(const std::string& field, std::string_view name, const HttpRequest& request) {
  std::string query(request.param("q"));
  query += (query.empty() ? "" : " ") + field + ":\"" + std::string(name) + '"';
  return link_to("/search", "q", query, request);
}

PageData entry(std::string_view name, std::size_t articles, std::string link) {
  PageData row;
  row.set("name", std::string(name));
  row.set("articles", std::to_string(articles));
  row.set("link", std::move(link));
  return row;
}

HttpResponse list_page(const Searcher& searcher, const HttpRequest& request, const char* title,
                       const ListRange& range, PageData rows, const std::vector<MapPlace>& on_map = {}) {
  const Language language = language_of(request);
  const std::size_t count = rows.list_value().size();
  PageData data;
  data.set("heading", text(language, title));
  data.set("q", std::string(request.param("q")));
  data.set("of_query", !request.param("q").empty());
  data.set("has_rows", count > 0);
  data.set("rows", rows);
  if (!on_map.empty()) data.set("map", map_of(on_map, request));
  if (range.offset > 0) {
    const std::size_t before = range.offset > range.limit ? range.offset - range.limit : 0;
    data.set("previous_link", same_address(request, {{"offset", before == 0 ? "" : std::to_string(before)}}));
  }
  if (count == range.limit && range.offset + range.limit <= deepest_entry)
    data.set("next_link", same_address(request, {{"offset", std::to_string(range.offset + range.limit)}}));
  return page(request, searcher, text(language, title),
              fill(assets::mentions_page, language, std::move(data)));
}

/// The places that most articles speak of, whichever page of the list is shown.
std::vector<MapPlace> places_on_map(const MentionList& list, const HttpRequest& request) {
  std::vector<MapPlace> places;
  for (const FoundPlace& found : places_in(list, {0, most_map_places})) {
    const Place& place = found.place;
    const auto point = place.kind == PlaceKind::unlisted ? std::nullopt : Gazetteer().point(place.number);
    places.push_back(
        {std::string(place.name()), search_link("place", place.name(), request), point, found.articles});
  }
  return places;
}

}  // namespace

HttpResponse names_page(Searcher& searcher, const HttpRequest& request) {
  const ListRange range = list_range(request);
  PageData rows(PageData::type::list);
  for (const Person& person : people_in(searcher, request, range)) {
    const std::string& name = person.name;
    PageData row = entry(name, person.articles, search_link("name", name, request));
    row.set("variants_link", link_to("/variants", "name", name, request));
    PageData others(PageData::type::list);
    for (const WrittenForm& form : person.other_forms()) others.push_back(form.written);
    row.set("others", others);
    rows.push_back(row);
  }
  return list_page(searcher, request, "people", range, std::move(rows));
}

HttpResponse places_page(Searcher& searcher, const HttpRequest& request) {
  const ListRange range = list_range(request);
  const MentionList list = places_for(searcher, request);
  PageData rows(PageData::type::list);
  for (const FoundPlace& found : places_in(list, range)) {
    const Place& place = found.place;
    PageData row = entry(place.name(), found.articles, search_link("place", place.name(), request));
    row.set("variants_link", link_to("/variants", "name", std::string(place.name()), request));
    PageData others(PageData::type::list);
    if (!place.arabic_name.empty() && !place.latin_name.empty())
      others.push_back(std::string(place.latin_name));
    const auto country = is_disputed(place.number) ? std::nullopt : Gazetteer().country_of(place);
    if (country) others.push_back(std::string(country->name()));
    row.set("others", others);
    rows.push_back(row);
  }
  return list_page(searcher, request, "places", range, std::move(rows), places_on_map(list, request));
}

HttpResponse variants_page(Searcher& searcher, const HttpRequest& request, const std::string& page_token) {
  const Language language = language_of(request);
  const std::string name = text_param(request, "name");
  if (name.empty()) throw Refused(400, "name: is missing");
  const NameVariants found = find_variants(searcher, name, Level::name, most_variant_articles);
  PageData rows(PageData::type::list);
  std::set<std::string> offered{fold_phrase(name)};
  for (const NameVariant& variant : found.variants) {
    std::vector<Mark> marks;
    for (const Highlight& at : whole_words(variant.example.text, variant.example.highlights))
      marks.push_back({at.begin, at.end, {}});
    PageData row =
        entry(variant.form, variant.articles, link_to("/search", "q", "=\"" + variant.form + '"', request));
    if (const std::string phrase = fold_phrase(variant.bare);
        !phrase.empty() && offered.insert(phrase).second)
      row.set("bare", variant.bare);
    row.set("level", text(language, "level_" + std::string(name_of(variant.level))));
    row.set("example", marked_html(variant.example.text, 0, variant.example.text.size(), marks));
    rows.push_back(row);
  }
  PageData data;
  data.set("heading", text(language, "variants"));
  data.set("name", name);
  data.set("page_token", page_token);
  data.set("can_save", !page_token.empty() && offered.size() > 1);
  data.set("saved", request.param("saved") == "1");
  data.set("has_rows", !found.variants.empty());
  data.set("rows", rows);
  if (found.articles_read < found.articles)
    data.set("counted", text(language, "counted_in",
                             {std::to_string(found.articles_read), std::to_string(found.articles)}));
  return page(request, searcher, name, fill(assets::variants_page, language, std::move(data)));
}

}  // namespace fihris
