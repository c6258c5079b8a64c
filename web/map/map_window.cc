#include "web/map/map_window.h"

#include <algorithm>

#include "web/map/map_projection.h"

namespace fihris {
namespace {

constexpr GeoBox arab_world{-1'800, -300, 6'100, 4'340};
constexpr int least_degrees = 800;  // from south to north, in hundredths
constexpr int margin_part = 12;     // of the box, on each side

/// A stretch of this length around the same middle, moved where it would leave the world.
void widen(int& low, int& high, int length, int least, int most) {
  length = std::min(length, most - least);
  low = std::clamp((low + high - length) / 2, least, most - length);
  high = low + length;
}

GeoBox box_around(const std::vector<MapPoint>& points) {
  GeoBox box{whole_world.east, whole_world.north, whole_world.west, whole_world.south};
  for (const MapPoint& each : points) {
    box.west = std::min<int>(box.west, each.point.longitude);
    box.east = std::max<int>(box.east, each.point.longitude);
    box.south = std::min<int>(box.south, each.point.latitude);
    box.north = std::max<int>(box.north, each.point.latitude);
  }
  return box;
}

}  // namespace

GeoBox window_of(const std::vector<MapPoint>& points) {
  std::vector<MapPoint> near;
  unsigned long all_articles = 0, near_articles = 0;
  for (const MapPoint& each : points) {
    all_articles += each.articles;
    if (!arab_world.contains(each.point)) continue;
    near_articles += each.articles;
    near.push_back(each);
  }
  if (points.empty()) return arab_world;
  const bool is_near = near_articles * 2 >= all_articles && !near.empty();
  GeoBox box = box_around(is_near ? near : points);
  const int height = std::max(least_degrees, (box.north - box.south) * (margin_part + 2) / margin_part);
  widen(box.south, box.north, height, whole_world.south, whole_world.north);
  const int width = (box.east - box.west) * (margin_part + 2) / margin_part;
  const double parallels = MapProjection(box).shrinking();
  // Wide enough for the form of the map, or else high enough.
  const int least_width = static_cast<int>(map_width * (box.north - box.south) / (map_height * parallels));
  widen(box.west, box.east, std::max(width, least_width), whole_world.west, whole_world.east);
  const int least_height = static_cast<int>((box.east - box.west) * parallels * map_height / map_width);
  widen(box.south, box.north, std::max(box.north - box.south, least_height), whole_world.south,
        whole_world.north);
  return box;
}

}  // namespace fihris
