#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/coverage.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// What a run says of how the files of its folders are read; what is not given stays as it is.
struct GivenRules {
  std::optional<std::string> encoding;  ///< a known one or `auto`
  const std::vector<std::string>& date_rules;
  const std::vector<std::string>& fields;
  std::optional<std::string> scans;  ///< languages, or `auto`: pictures are not read
};

/// Sets these in `manifest`, and forgets what was said of folders that are no longer of the index.
void set_rules(Manifest& manifest, const Coverage& coverage, const GivenRules& given);

/// Lets `options` tell which files are to be read again, since the index read them by other rules: by those
/// of `last`.
void compare_rules(const Manifest& manifest, const Manifest& last, PlanOptions& options);

}  // namespace fihris
