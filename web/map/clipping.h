#pragma once

#include <vector>

#include "web/map/geo_box.h"

namespace fihris {

using GeoLine = std::vector<GeoPoint>;

/// The part of an area that is inside of `box`, as one ring; empty if there is none. Where the area leaves
/// the box the ring runs along its edge, so that it can be filled, not drawn. The last point of `ring` may be
/// the first again.
GeoLine clipped_ring(const GeoLine& ring, const GeoBox& box);

/// The pieces of a line that are inside of `box`, in its order.
std::vector<GeoLine> clipped_line(const GeoLine& line, const GeoBox& box);

}  // namespace fihris
