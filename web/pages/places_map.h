#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/places/gazetteer.h"
#include "web/pages/page.h"

namespace fihris {

/// Places that a map has at most: more would hide each other.
inline constexpr std::size_t most_map_places = 100;

/// A place that may be on a map.
struct MapPlace {
  std::string name;
  std::string link;  ///< to what is found of it
  std::optional<GeoPoint> point;
  unsigned articles = 0;
};

/// What the template needs to draw a map of these places, in order of articles. It shows where most of them
/// are, or the whole world with the parameter `map=world`; those outside and those without a point are
/// counted. Nothing (false) where no place has a point.
PageData map_of(const std::vector<MapPlace>& places, const HttpRequest& request);

}  // namespace fihris
