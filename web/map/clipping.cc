#include "web/map/clipping.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace fihris {
namespace {

/// One side of a box. How far a point is inside of it, in hundredths of a degree; negative outside.
struct Side {
  bool is_meridian;
  bool is_lower;  ///< the west or the south
  int at;

  int depth(const GeoPoint& point) const {
    const int along = is_meridian ? point.longitude : point.latitude;
    return is_lower ? along - at : at - along;
  }
};

std::array<Side, 4> sides_of(const GeoBox& box) {
  return {
      {{true, true, box.west}, {true, false, box.east}, {false, true, box.south}, {false, false, box.north}}};
}

/// The point at this part of the way from one to another.
GeoPoint between(const GeoPoint& from, const GeoPoint& to, double part) {
  const auto mixed = [&](int a, int b) { return static_cast<std::int16_t>(std::lround(a + part * (b - a))); };
  return {mixed(from.latitude, to.latitude), mixed(from.longitude, to.longitude)};
}

/// What Sutherland and Hodgman do at each side: keep what is inside, and cross it where the ring does.
GeoLine clipped_at(const GeoLine& ring, const Side& side) {
  GeoLine kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint &from = ring[i == 0 ? ring.size() - 1 : i - 1], &to = ring[i];
    const int before = side.depth(from), here = side.depth(to);
    if ((before < 0) != (here < 0))
      kept.push_back(between(from, to, static_cast<double>(before) / (before - here)));
    if (here >= 0) kept.push_back(to);
  }
  return kept;
}

/// The piece of a stretch that is inside (Liang and Barsky), as parts of its way.
std::optional<std::pair<double, double>> inside(const GeoPoint& from, const GeoPoint& to, const GeoBox& box) {
  double begin = 0, end = 1;
  for (const Side& side : sides_of(box)) {
    const int first = side.depth(from), last = side.depth(to);
    if (first < 0 && last < 0) return std::nullopt;
    if (first < 0) begin = std::max(begin, static_cast<double>(first) / (first - last));
    if (last < 0) end = std::min(end, static_cast<double>(first) / (first - last));
  }
  if (begin > end) return std::nullopt;
  return std::pair(begin, end);
}

}  // namespace

GeoLine clipped_ring(const GeoLine& ring, const GeoBox& box) {
  GeoLine kept = ring;
  for (const Side& side : sides_of(box)) kept = clipped_at(kept, side);
  return kept;
}

std::vector<GeoLine> clipped_line(const GeoLine& line, const GeoBox& box) {
  std::vector<GeoLine> pieces;
  bool goes_on = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto part = inside(line[i - 1], line[i], box);
    if (!part) {
      goes_on = false;
      continue;
    }
    if (!goes_on) pieces.push_back({between(line[i - 1], line[i], part->first)});
    pieces.back().push_back(between(line[i - 1], line[i], part->second));
    goes_on = part->second == 1;
  }
  return pieces;
}

}  // namespace fihris
