#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/language/parser.h"
#include "query/shown/hits.h"
#include "query/suggestions/suggestions.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/pages/facets.h"
#include "web/pages/hit_data.h"
#include "web/pages/page.h"
#include "web/pages/pages.h"
#include "web/text/assets.h"

namespace fihris {
namespace {

constexpr unsigned deepest_page = 100'000;
constexpr unsigned page_snippets = 2;

PageData list_of(const std::vector<std::string>& lines) {
  PageData list(PageData::type::list);
  for (const std::string& line : lines) list.push_back(line);
  return list;
}

std::vector<std::string> notes_of(const ParsedQuery& parsed, const BuiltQuery& built, Language language) {
  std::vector<std::string> notes;
  for (const Note& note : parsed.notes) notes.push_back(note.text);
  if (built.left_out > 0) notes.push_back(text(language, "left_out", {std::to_string(built.left_out)}));
  for (const std::string& person : built.unknown_people)
    notes.push_back(text(language, "unknown_person", {person}));
  for (const std::string& place : built.unknown_places)
    notes.push_back(text(language, "unknown_place", {place}));
  return notes;
}

/// Whether articles may match that have not all the words of a list in it.
bool asks_for_some(const Node& query) {
  std::size_t needed = 0, others = 0;
  for (const Node& child : query.children) {
    if (asks_for_some(child)) return true;
    if (child.kind == NodeKind::required) {
      ++needed;
    } else if (child.kind != NodeKind::filter && child.kind != NodeKind::excluded) {
      ++others;
    }
  }
  return query.kind == NodeKind::ranked && others > (needed > 0 ? 0u : 1u);
}

/// How many articles have all the words of a query of several that asks for some of them.
std::string with_all_words(Searcher& searcher, const Node& query, SearchOptions options,
                           const SearchResult& result, Language language) {
  if (options.all || result.built.groups.size() < 2 || result.built.has_exact_words || !asks_for_some(query))
    return {};
  if (result.with_all_words && result.with_all_words_is_exact)
    return text(language, "with_all", {std::to_string(*result.with_all_words)});
  options.all = true;
  options.limit = 0;
  options.offset = 0;
  options.count_all = true;
  options.list_all = false;
  return text(language, "with_all", {std::to_string(searcher.count(query, options))});
}

}  // namespace

HttpResponse search_page(Searcher& searcher, const HttpRequest& request, const FacetTable* table) {
  const Language language = language_of(request);
  const std::string query_text = text_param(request, "q");
  PageData data;
  if (query_text.find_first_not_of(" \t\r\n") == std::string::npos)
    return page(request, searcher, text(language, "title"),
                fill(assets::search_page, language, std::move(data)));

  const ParsedQuery parsed = parse_query(query_text);
  const Node query = query_of(query_text);
  SearchOptions options = search_params(request, searcher.reader());
  options.limit = page_hits;
  options.count_all = options.list_all = true;
  const auto number = static_cast<unsigned>(number_param(request, "page", 1, 1, deepest_page));
  options.offset = (number - 1) * page_hits;
  const SearchResult result = searcher.search(query, options);
  const HitMaker maker(
      searcher, result,
      {.snippets = page_snippets, .all_matches = false, .lines = {}, .highlighted = HighlightedPart::core});
  PageData hits(PageData::type::list);
  for (const FoundArticle& article : result.articles)
    hits.push_back(hit_data(maker.make(article), request, language));

  const unsigned shown = result.groups.value_or(result.estimate);
  const unsigned pages = std::max((shown + page_hits - 1) / page_hits, 1u);
  const bool has_hits = !result.articles.empty();
  data.set("searched", true);
  data.set("count", text(language, result.estimate_is_exact ? "found_exactly" : "found_about",
                         {std::to_string(result.estimate)}));
  data.set("notes", list_of(notes_of(parsed, result.built, language)));
  data.set("has_hits", has_hits);
  data.set("hits", hits);
  data.set("start", std::to_string(options.offset + 1));
  data.set("page_of", text(language, "page_of", {std::to_string(number), std::to_string(pages)}));
  if (number > 1 && has_hits)
    data.set("previous_link",
             same_address(request, {{"page", number == 2 ? "" : std::to_string(number - 1)}}));
  if (number < pages && has_hits)
    data.set("next_link", same_address(request, {{"page", std::to_string(number + 1)}}));
  if (has_hits) {
    add_facets(searcher, request, result, table, data);
    data.set("report_link", address("/report", request.params));
    const std::string all = with_all_words(searcher, query, options, result, language);
    if (!all.empty()) data.set("with_all", all);
  } else if (result.estimate > 0) {
    add_filters(request, data);
    data.set("beyond", true);
    data.set("first_link", same_address(request, {{"page", ""}}));
  } else {
    add_filters(request, data);
    data.set("nothing", true);
    data.set("suggestions", list_of(suggestions(searcher, query, options, result)));
  }
  return page(request, searcher, query_text, fill(assets::search_page, language, std::move(data)));
}

}  // namespace fihris
