#pragma once

#include <string_view>
#include <vector>

#include "web/map/clipping.h"

namespace fihris {

/// The land and the borders of the world (data/outlines.tsv, by tools/build_outlines).
struct Outlines {
  std::vector<GeoLine> land;  ///< rings; one inside of another is water
  std::vector<GeoLine> borders;
};

/// Reads a table of outlines. Throws Error with the line where it is not what the tool writes.
Outlines read_outlines(std::string_view table);

/// Those compiled into the program, read when they are first asked for.
const Outlines& outlines();

}  // namespace fihris
