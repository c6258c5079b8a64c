#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads JSON: one value, one a line, or a list of them, each of which is an article if it has a text. Lists
/// inside of an object (`{"articles": [...]}`) are looked into as well. One record at a time is in memory.
void read_json(Input& input, const ReadContext& context);

}  // namespace fihris
