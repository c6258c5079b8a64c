#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/map/map_projection.h"

namespace fihris {

/// A circle of a map that may have its name beside it.
struct MapLabel {
  std::string name;  ///< UTF-8
  DrawnPoint at;     ///< the middle of the circle
  double radius = 0;
};

/// How names are written on a map.
struct LabelStyle {
  double font_size;  ///< in units of the drawing, as style.css has it
  std::size_t most;
};

inline constexpr LabelStyle small_labels{11, 30};  ///< on a screen
inline constexpr LabelStyle large_labels{24, 6};   ///< on a telephone, where the whole map is smaller

/// Where a name is written: the middle of its base line.
struct PlacedLabel {
  std::size_t number = 0;  ///< of the circle
  double x = 0;
  double y = 0;
};

/// Writes the names above or below their circles, those of the first circles before others; one that would
/// run into another name or out of the drawing is left out.
std::vector<PlacedLabel> placed_labels(const std::vector<MapLabel>& circles, const LabelStyle& style,
                                       double height);

}  // namespace fihris
