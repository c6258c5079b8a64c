#pragma once

#include <string>

#include "web/map/clipping.h"

namespace fihris {

/// What a map is drawn in, in units of the drawing. A map of a box of another form is as wide and less or
/// more high.
inline constexpr double map_width = 640;
inline constexpr double map_height = 400;

/// A place of the drawing: from the left and from the top.
struct DrawnPoint {
  double x = 0;
  double y = 0;
};

/// Draws a box of the earth: meridians and parallels are straight, and a degree is as long both ways in the
/// middle of the box (equirectangular, with the middle parallel as its standard), so that north is above
/// everywhere.
class MapProjection {
 public:
  explicit MapProjection(const GeoBox& box);

  DrawnPoint drawn(const GeoPoint& point) const;
  double height() const;  ///< of the whole drawing, in its units

  /// How much shorter a degree along the parallel in the middle is than one along a meridian, 0 to 1.
  double shrinking() const { return shrinking_; }

  /// Whole pieces of path data of SVG for a line, in tenths of the drawing's units. What is too small to be
  /// seen is left out, the ends are not; empty for a line that is one point.
  std::string path(const GeoLine& line, bool is_ring) const;

 private:
  GeoBox box_;
  double shrinking_;
  double scale_;  ///< units of the drawing for a hundredth of a degree of longitude
};

}  // namespace fihris
