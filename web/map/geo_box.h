#pragma once

#include "analyzers/places/gazetteer.h"

namespace fihris {

/// A part of the earth between two meridians and two parallels, in hundredths of a degree. Never across the
/// 180th meridian.
struct GeoBox {
  int west = -18'000;
  int south = -6'000;
  int east = 18'000;
  int north = 8'400;

  /// Whether it is inside or on the edge.
  bool contains(const GeoPoint& point) const {
    return west <= point.longitude && point.longitude <= east && south <= point.latitude &&
           point.latitude <= north;
  }

  bool operator==(const GeoBox&) const = default;
};

/// What a map can show: all but the polar regions, where nobody lives.
inline constexpr GeoBox whole_world{};

}  // namespace fihris
