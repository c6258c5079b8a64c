#include "web/map/map_projection.h"

#include <cmath>
#include <cstdlib>
#include <numbers>

namespace fihris {
namespace {

constexpr double tenths = 10;
constexpr int least_step = 12;  // in tenths of a unit; less is not seen

}  // namespace

MapProjection::MapProjection(const GeoBox& box)
    : box_(box),
      shrinking_(std::cos((box.south + box.north) / 2.0 / 100 * std::numbers::pi / 180)),
      scale_(map_width / std::max(1, box.east - box.west)) {}

DrawnPoint MapProjection::drawn(const GeoPoint& point) const {
  return {(point.longitude - box_.west) * scale_, (box_.north - point.latitude) * scale_ / shrinking_};
}

double MapProjection::height() const {
  return (box_.north - box_.south) * scale_ / shrinking_;
}

std::string MapProjection::path(const GeoLine& line, bool is_ring) const {
  std::string data;
  long x = 0, y = 0;
  std::size_t steps = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const DrawnPoint at = drawn(line[i]);
    const long next_x = std::lround(at.x * tenths), next_y = std::lround(at.y * tenths);
    const long right = next_x - x, down = next_y - y;
    if (i > 0) {
      const bool is_end = i + 1 == line.size() && !is_ring;
      if (std::labs(right) + std::labs(down) < (is_end ? 1 : least_step)) continue;
      ++steps;
    }
    data += i == 0 ? 'M' : 'l';
    data += std::to_string(right);
    if (down >= 0) data += ' ';
    data += std::to_string(down);
    x = next_x;
    y = next_y;
  }
  if (steps < (is_ring ? 2u : 1u)) return {};
  if (is_ring) data += 'z';
  return data;
}

}  // namespace fihris
