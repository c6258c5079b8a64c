#pragma once

#include <vector>

#include "index/glass/database_merger.h"

namespace fihris {

/// Cuts `sources` into at most `parts` runs of about the same size on the disk; none is empty unless there
/// are too few.
std::vector<std::vector<glass::MergeSource>> split_evenly(const std::vector<glass::MergeSource>& sources,
                                                          std::size_t parts);

}  // namespace fihris
