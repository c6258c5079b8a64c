#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/counts/facets.h"
#include "web/http/request.h"
#include "web/text/language.h"

namespace fihris {

/// A value that a search is narrowed to.
struct Filter {
  Facet facet = Facet::source;
  std::string key;  ///< FacetCount::key

  bool operator==(const Filter&) const = default;
};

/// How a parameter `in` has it: `source:news`; nothing behind the colon: the articles without a value.
std::string written(const Filter& filter);

/// The parameters `in`. Throws Refused if one is of no facet, or there are too many.
std::vector<Filter> filters_of(const HttpRequest& request);

/// The articles of all of them; nothing without filters. Throws Refused for a value that is none.
std::optional<Xapian::Query> only_of(const std::vector<Filter>& filters, const IndexReader& reader);

/// The address of the first page of this search with one more filter: in the place of another value of a
/// facet of which an article has one.
std::string address_with(const HttpRequest& request, const Filter& filter);
/// The same without a filter.
std::string address_without(const HttpRequest& request, const Filter& filter);

/// What a page calls the value.
std::string label_of(const Filter& filter, Language language);
/// What a page calls its facet.
std::string label_of(Facet facet, Language language);

}  // namespace fihris
