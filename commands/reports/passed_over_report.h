#pragma once

#include "commands/options/common_options.h"
#include "indexer/build/indexing.h"

namespace fihris {

/// Says on standard output in a line how much was not read and why; nothing if all was.
void print_passed_over(const PassedOver& passed_over);

/// Says on standard error why an index has no article after a run, and what to type, for the same index.
void explain_nothing(const IndexingSummary& summary, const CommonOptions& common);

}  // namespace fihris
