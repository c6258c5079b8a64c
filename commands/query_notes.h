#pragma once

#include <string>

#include "commands/common_options.h"
#include "query/match/query_builder.h"

namespace fihris {

/// Says on standard error, unless it is to be quiet, that a query had too many words or forms, and which were
/// kept. `name` is what the query is called.
void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

}  // namespace fihris
