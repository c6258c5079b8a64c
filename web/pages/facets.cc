#include "web/pages/facets.h"

#include <array>
#include <string>

#include "query/counts/commonest.h"
#include "query/counts/facet_table.h"
#include "web/asked/filters.h"
#include "web/pages/histogram.h"

namespace fihris {
namespace {

constexpr std::size_t most_values = 8;
constexpr unsigned bar_height = 60;  ///< in units of the picture

constexpr std::array listed{Facet::source, Facet::person, Facet::place, Facet::author, Facet::language};

PageData value_data(const HttpRequest& request, const Filter& filter, unsigned articles, Language language) {
  PageData data;
  data.set("name", label_of(filter, language));
  data.set("articles", std::to_string(articles));
  data.set("link", address_with(request, filter));
  return data;
}

std::size_t count_dated_by_file(const Articles& articles, const std::vector<Xapian::docid>& among) {
  const std::vector<bool> by_file = dated_by_file(articles, among);
  return static_cast<std::size_t>(std::count(by_file.begin(), by_file.end(), true));
}

/// None where there is nothing to choose.
void add_values(const HttpRequest& request, Facet facet, const CommonestValues& found, std::size_t articles,
                PageData& list) {
  const Language language = language_of(request);
  const bool says_nothing =
      found.values.empty() || (found.values.size() == 1 && found.values.front().articles == articles);
  if (says_nothing) return;
  PageData values(PageData::type::list);
  for (const FacetCount& count : found.values) {
    values.push_back(value_data(request, {facet, count.key}, count.articles, language));
  }
  PageData data;
  data.set("heading", label_of(facet, language));
  data.set("values", values);
  data.set("has_more", !found.is_all);
  list.push_back(data);
}

void add_histogram(const HttpRequest& request, const std::vector<std::string>& days, PageData& data) {
  const Language language = language_of(request);
  const Histogram histogram = histogram_of(days);
  if (histogram.bars.size() < 2) return;
  PageData bars(PageData::type::list);
  for (const Bar& bar : histogram.bars) {
    const Filter filter{histogram.facet, bar.key};
    const unsigned height =
        bar.articles == 0 ? 0 : std::max(1u, bar.articles * bar_height / histogram.most_articles);
    PageData row = value_data(request, filter, bar.articles, language);
    row.set("is_empty", bar.articles == 0);
    row.set("height", std::to_string(height));
    row.set("y", std::to_string(bar_height - height));
    if (bar.key.empty()) {
      data.set("undated", row);
    } else {
      bars.push_back(row);
    }
  }
  const auto& list = bars.list_value();
  if (!list.empty()) {
    data.set("first_bar", list.front().get("name")->string_value());
    data.set("last_bar", list.back().get("name")->string_value());
  }
  data.set("histogram", true);
  data.set("histogram_heading", label_of(histogram.facet, language));
  data.set("bars", bars);
}

}  // namespace

void add_filters(const HttpRequest& request, PageData& data) {
  const Language language = language_of(request);
  PageData chosen(PageData::type::list);
  for (const Filter& filter : filters_of(request)) {
    PageData row;
    row.set("facet", label_of(filter.facet, language));
    row.set("name", label_of(filter, language));
    row.set("link", address_without(request, filter));
    chosen.push_back(row);
  }
  data.set("narrowed", !chosen.list_value().empty());
  data.set("chosen", chosen);
}

void add_facets(const Searcher& searcher, const HttpRequest& request, const SearchResult& result,
                const FacetTable* table, PageData& data) {
  add_filters(request, data);
  // Of words as written only the text knows; where looking took too long it would again.
  if (!result.estimate_is_exact) return;
  const auto among = result.all ? *result.all : searcher.find_all(result.built);
  if (among.size() < 2) return;
  if (table && !table->is_of(searcher.reader())) table = nullptr;  // the index was updated since
  const Articles& articles = searcher.reader().articles;
  add_histogram(request, table ? table->days_of(among) : days_of(articles, among), data);
  const std::size_t of_files =
      table ? table->count_dated_by_file(among) : count_dated_by_file(articles, among);
  if (of_files > 0) data.set("days_of_files", std::to_string(of_files));
  PageData facets(PageData::type::list);
  for (const Facet facet : listed)
    add_values(request, facet, commonest(facet, searcher.reader(), among, most_values, table), among.size(),
               facets);
  data.set("has_facets", true);
  data.set("facets", facets);
}

}  // namespace fihris
