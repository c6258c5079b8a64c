#pragma once

#include <string>
#include <vector>

#include "query/counts/facets.h"

namespace fihris {

/// A bar of a histogram: a year or month, or all before or behind those shown.
struct Bar {
  std::string key;  ///< as articles_of (query/counts/narrowing.h) takes it; empty: articles without a day
  unsigned articles = 0;

  bool operator==(const Bar&) const = default;
};

struct Histogram {
  Facet facet = Facet::year;
  std::vector<Bar> bars;       ///< in the order of time, without gaps; the articles without a day last
  unsigned most_articles = 0;  ///< of a bar
};

/// Counts days (YYYYMMDD, empty for none) by year, or by month if they are of two years at most. All bars add
/// up to the number of days. Of more years than can be shown those that have most articles are, and what lies
/// before and behind is one bar each: dates of articles are sometimes absurd.
Histogram histogram_of(const std::vector<std::string>& days);

}  // namespace fihris
