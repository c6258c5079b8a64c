#pragma once

#include <vector>

#include "web/map/geo_box.h"

namespace fihris {

/// A point of a map and what it weighs.
struct MapPoint {
  GeoPoint point;
  unsigned articles = 0;
};

/// The part of the earth that a map of these points shows. Where at least half of the articles speak of the
/// Arab world, what is in it alone counts, so that one distant place does not make all others a spot. Never
/// narrower than some degrees, so that there is something to see around a single place.
GeoBox window_of(const std::vector<MapPoint>& points);

}  // namespace fihris
