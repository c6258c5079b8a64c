#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/coverage.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// Sets in `manifest` what this run says of how the files of its folders are read, and forgets what was said
/// of folders that are no longer of the index. `encoding` is a known one or `auto`; rules that are not given
/// leave those there.
void set_rules(Manifest& manifest, const Coverage& coverage, const std::optional<std::string>& encoding,
               const std::vector<std::string>& date_rules, const std::vector<std::string>& fields);

/// Lets `options` tell which files are to be read again, since the index read them by other rules: by those
/// of `last`.
void compare_rules(const Manifest& manifest, const Manifest& last, PlanOptions& options);

}  // namespace fihris
