#include "query/people/disputed_places.h"

#include <unordered_set>

#include "analyzers/places/gazetteer.h"

namespace fihris {
namespace {

std::unordered_set<std::uint32_t> find_disputed() {
  std::unordered_set<std::uint32_t> seen, disputed;
  for (std::uint32_t number = 0; number < Gazetteer().size(); ++number) {
    const Place country = Gazetteer().place(number);
    if (country.kind != PlaceKind::country) continue;
    for (const std::uint32_t place : Gazetteer().places_in(country.id)) {
      if (!seen.insert(place).second) disputed.insert(place);
    }
  }
  return disputed;
}

}  // namespace

bool is_disputed(std::uint32_t place) {
  static const std::unordered_set<std::uint32_t> disputed = find_disputed();
  return disputed.contains(place);
}

}  // namespace fihris
