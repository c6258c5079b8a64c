#include "web/pages/report.h"

#include <utility>

#include "query/language/parser.h"
#include "query/output/index_status.h"
#include "query/shown/hits.h"
#include "web/asked/parameters.h"
#include "web/pages/facets.h"
#include "web/pages/hit_data.h"
#include "web/pages/page.h"
#include "web/text/assets.h"

namespace fihris {
namespace {

constexpr unsigned usual_hits = 50, most_hits = 500;
constexpr unsigned snippets = 3;

PageData hits_of(Searcher& searcher, const SearchResult& result, const HttpRequest& request,
                 Language language) {
  const HitMaker maker(
      searcher, result,
      {.snippets = snippets, .all_matches = false, .lines = {}, .highlighted = HighlightedPart::core});
  PageData hits(PageData::type::list);
  for (const FoundArticle& article : result.articles)
    hits.push_back(hit_data(maker.make(article), request, language));
  return hits;
}

/// Its parts keep their order among Arabic words.
std::string left_to_right(const std::string& text) {
  return "\u2066" + text + "\u2069";
}

}  // namespace

Report make_report(Searcher& searcher, const HttpRequest& request, std::int64_t made,
                   const FacetTable* table) {
  const Language language = language_of(request);
  const std::string query = text_param(request, "q");
  SearchOptions options = search_params(request, searcher.reader());
  options.count_all = options.list_all = true;
  options.limit = static_cast<unsigned>(number_param(request, "limit", usual_hits, 0, most_hits));
  const SearchResult result = searcher.search(query_of(query), options);
  PageData data, notes(PageData::type::list);
  for (const Note& note : parse_query(query).notes) notes.push_back(note.text);
  data.set("notes", notes);
  data.set("query", query);
  data.set("dir", language == Language::arabic ? "rtl" : "ltr");
  data.set("style", std::string(assets::style));
  data.set("count", text(language, result.estimate_is_exact ? "found_exactly" : "found_about",
                         {std::to_string(result.estimate)}));
  data.set("made",
           text(language, "report_made",
                {left_to_right(iso_time(made)), left_to_right(iso_time(searcher.reader().manifest.updated)),
                 std::to_string(searcher.reader().articles.get_doccount())}));
  data.set("shown", text(language, "report_shown", {std::to_string(result.articles.size())}));
  add_facets(searcher, request, result, table, data);
  data.set("hits", hits_of(searcher, result, request, language));
  return {fill(assets::report_page, language, std::move(data)), result.estimate};
}

}  // namespace fihris
