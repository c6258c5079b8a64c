#include "web/asked/filters.h"

#include <algorithm>

#include "analyzers/places/gazetteer.h"
#include "query/counts/narrowing.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

constexpr std::size_t most_filters = 20;
constexpr const char* parameter = "in";

/// Of which an article has several values, so that two of them can be asked for.
bool is_of_many(Facet facet) {
  return facet == Facet::person || facet == Facet::place;
}

bool is_of_time(Facet facet) {
  return facet == Facet::year || facet == Facet::month;
}

bool replaces(const Filter& fresh, const Filter& old) {
  if (fresh == old) return true;
  if (is_of_time(fresh.facet)) return is_of_time(old.facet);
  return fresh.facet == old.facet && !is_of_many(fresh.facet);
}

std::string address_of(const HttpRequest& request, const std::vector<Filter>& filters) {
  auto params = request.params;
  for (const char* name : {"token", "page", parameter}) params.erase(name);
  for (const Filter& filter : filters) params.emplace(parameter, written(filter));
  return address(request.path, params);
}

}  // namespace

std::string written(const Filter& filter) {
  return std::string(name_of(filter.facet)) + ':' + filter.key;
}

std::vector<Filter> filters_of(const HttpRequest& request) {
  std::vector<Filter> filters;
  const auto [begin, end] = request.params.equal_range(parameter);
  for (auto param = begin; param != end; ++param) {
    const std::size_t colon = std::min(param->second.find(':'), param->second.size());
    const auto facet = facet_named(param->second.substr(0, colon));
    if (!facet || colon == param->second.size())
      throw Refused(
          400, "in: must be source, year, month, place, person, author or language, a colon and a value");
    if (filters.size() == most_filters)
      throw Refused(400, "in: there may be " + std::to_string(most_filters) + " at most");
    filters.push_back({*facet, param->second.substr(colon + 1)});
  }
  return filters;
}

std::optional<Xapian::Query> only_of(const std::vector<Filter>& filters, const IndexReader& reader) {
  if (filters.empty()) return std::nullopt;
  std::vector<Xapian::Query> queries;
  for (const Filter& filter : filters) {
    const auto query = articles_of(filter.facet, filter.key, reader);
    if (!query) throw Refused(400, "in: " + std::string(name_of(filter.facet)) + ": has no such value");
    queries.push_back(*query);
  }
  return Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
}

std::string address_with(const HttpRequest& request, const Filter& filter) {
  std::vector<Filter> filters = filters_of(request);
  std::erase_if(filters, [&](const Filter& old) { return replaces(filter, old); });
  filters.push_back(filter);
  return address_of(request, filters);
}

std::string address_without(const HttpRequest& request, const Filter& filter) {
  std::vector<Filter> filters = filters_of(request);
  std::erase(filters, filter);
  return address_of(request, filters);
}

std::string label_of(const Filter& filter, Language language) {
  if (filter.key.empty()) return text(language, "none");
  if (filter.facet == Facet::place) {
    const auto place = Gazetteer().by_id(filter.key);
    if (place) return std::string(place->name());
  }
  return name_text(filter.key);
}

std::string label_of(Facet facet, Language language) {
  switch (facet) {
    case Facet::source:
      return text(language, "source");
    case Facet::year:
      return text(language, "year");
    case Facet::month:
      return text(language, "month");
    case Facet::place:
      return text(language, "places");
    case Facet::person:
      return text(language, "people");
    case Facet::author:
      return text(language, "author");
    case Facet::language:
      return text(language, "text_language");
  }
  return {};
}

}  // namespace fihris
