#include "web/pages/places_map.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "web/map/map_labels.h"
#include "web/map/map_projection.h"
#include "web/map/map_window.h"
#include "web/map/outlines.h"

namespace fihris {
namespace {

constexpr double least_radius = 3.5;
constexpr double most_radius = 17;

/// A number of SVG: tenths are enough.
std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::vector<MapPoint> points_of(const std::vector<MapPlace>& places) {
  std::vector<MapPoint> points;
  for (const MapPlace& place : places)
    if (place.point) points.push_back({*place.point, place.articles});
  return points;
}

void add_outlines(const GeoBox& box, const MapProjection& projection, PageData& map) {
  std::string land, borders;
  for (const GeoLine& ring : outlines().land) land += projection.path(clipped_ring(ring, box), true);
  for (const GeoLine& line : outlines().borders)
    for (const GeoLine& piece : clipped_line(line, box)) borders += projection.path(piece, false);
  map.set("land", land);
  map.set("borders", borders);
}

PageData label_data(const PlacedLabel& label, const std::string& name, const char* size) {
  PageData data;
  data.set("name", name);
  data.set("size", size);
  data.set("x", number(label.x));
  data.set("y", number(label.y));
  return data;
}

}  // namespace

PageData map_of(const std::vector<MapPlace>& places, const HttpRequest& request) {
  const std::vector<MapPoint> points = points_of(places);
  if (points.empty()) return PageData(PageData::type::bool_false);
  const GeoBox window = window_of(points);
  const bool is_world = request.param("map") == "world";
  const GeoBox box = is_world ? whole_world : window;
  const MapProjection projection(box);
  PageData map, circles(PageData::type::list), labels(PageData::type::list);
  map.set("width", number(map_width));
  map.set("height", number(projection.height()));
  add_outlines(box, projection, map);

  unsigned most_articles = 1;
  for (const MapPlace& place : places) most_articles = std::max(most_articles, place.articles);
  std::vector<MapLabel> wanted;
  for (const MapPlace& place : places) {
    if (!place.point || !box.contains(*place.point)) continue;
    const DrawnPoint at = projection.drawn(*place.point);
    const double share = static_cast<double>(place.articles) / most_articles;
    const double radius = std::max(least_radius, most_radius * std::sqrt(share));  // areas are as the counts
    PageData circle;
    circle.set("name", place.name);
    circle.set("link", place.link);
    circle.set("articles", std::to_string(place.articles));
    circle.set("x", number(at.x));
    circle.set("y", number(at.y));
    circle.set("radius", number(radius));
    circles.push_back(circle);  // the largest first, so that it hides no other
    wanted.push_back({place.name, at, radius});
  }
  map.set("circles", circles);
  const double height = projection.height();
  for (const PlacedLabel& label : placed_labels(wanted, small_labels, height))
    labels.push_back(label_data(label, wanted[label.number].name, "small"));
  for (const PlacedLabel& label : placed_labels(wanted, large_labels, height))
    labels.push_back(label_data(label, wanted[label.number].name, "large"));
  map.set("labels", labels);
  if (wanted.size() < places.size())
    map.set("left_out",
            text(language_of(request), "map_left_out", {std::to_string(places.size() - wanted.size())}));
  if (is_world) {
    map.set("near_link", same_address(request, {{"map", ""}}));
  } else if (box != whole_world) {
    map.set("world_link", same_address(request, {{"map", "world"}}));
  }
  return map;
}

}  // namespace fihris
