#pragma once

#include <string>
#include <vector>

#include "commands/options/common_options.h"
#include "query/counts/facets.h"
#include "query/match/searcher.h"
#include "query/output/output.h"

namespace fihris {

/// The facets of a list such as `source,year`. Throws Error, which names those there are, for another name.
std::vector<Facet> facets_in(const std::string& list);

/// Writes how many of the articles found have each value of the facets: in text a table for each with its
/// `most` commonest values, else a record for each value; where days count, how many are of files. Returns
/// how many articles were found.
std::size_t write_facets(Searcher& searcher, const BuiltQuery& built, const std::vector<Facet>& facets,
                         Format format, std::size_t most, const CommonOptions& common);

}  // namespace fihris
