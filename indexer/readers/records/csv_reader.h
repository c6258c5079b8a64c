#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a table whose first line names its columns, with commas, semicolons or tabs between them: each line
/// is an article.
void read_csv(Input& input, const ReadContext& context);

}  // namespace fihris
