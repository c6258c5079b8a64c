#include "index/people/listed_place.h"

#include <algorithm>

namespace fihris {

/// Ids are ASCII, the names of places that are in no gazetteer Arabic.
std::optional<Place> place_of(const Mentioned& entry) {
  if (const std::optional<Place> place = Gazetteer().by_id(entry.key)) return place;
  const bool is_name =
      std::any_of(entry.key.begin(), entry.key.end(), [](char byte) { return (byte & 0x80) != 0; });
  if (!is_name) return std::nullopt;
  return Place{Place::no_number, entry.key, PlaceKind::unlisted, {}, 0, entry.written, {}};
}

}  // namespace fihris
