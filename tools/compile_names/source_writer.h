#pragma once

#include <ostream>

#include "analyzers/places/alias_table.h"
#include "tools/compile_names/place_table.h"

namespace fihris {

/// Writes the C++ source that defines names_data.
void write_source(std::ostream& out, const PlaceTable& places, const AliasArrays& aliases);

}  // namespace fihris
