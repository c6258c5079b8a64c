#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "index/index_reader.h"
#include "query/counts/facets.h"

namespace fihris {

/// The articles that have the value `key` of a facet (FacetCount::key), exactly those that are counted for
/// it; with an empty key those without a value. A year or month may be a range, `2010..2015`, `..2009`. What
/// the index does not have has no articles. Nothing if `key` cannot be a value: a date that is none, no
/// author, place or person.
std::optional<Xapian::Query> articles_of(Facet facet, std::string_view key, const IndexReader& reader);

}  // namespace fihris
