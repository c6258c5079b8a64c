#pragma once

#include "commands/options/common_options.h"
#include "query/match/over_shards.h"

namespace fihris {

/// Says which shards are missing in an answer, and which have other words than are known; returns the exit
/// status, `status` if none is missing.
int report_shards(const Searcher& searcher, const CommonOptions& common, int status);

}  // namespace fihris
