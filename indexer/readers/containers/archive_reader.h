#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Archives may lie so deep in each other.
inline constexpr unsigned max_archive_depth = 4;

/// Reads every file in an archive, or the one in a compressed file, whatever it is; archives in archives too,
/// to a depth of four.
void read_archive(Input& input, const ReadContext& context);

}  // namespace fihris
