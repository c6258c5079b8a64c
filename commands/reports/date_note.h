#pragma once

#include <vector>

#include "commands/options/common_options.h"

namespace fihris {

/// Says on standard error how many of the articles, which are counted by their days, tell none, so that those
/// of their files count: of each, whether it is one (dated_by_file of query/counts/facets.h).
void note_days_of_files(const std::vector<bool>& by_file, const CommonOptions& common);

}  // namespace fihris
