#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/mentions/mention_places.h"

namespace fihris {

/// Tells which of the places of one name an article speaks of: the one in the country that the rest of it is
/// about, else the best known.
class Namesakes {
 public:
  /// `mentioned` are all places that the article names.
  explicit Namesakes(const std::vector<PlaceAt>& mentioned);

  /// The number of the place in the gazetteer.
  std::uint32_t choose(const PlaceAt& place) const;

 private:
  unsigned mentions_of(std::string_view country) const;

  std::unordered_map<std::string_view, unsigned> mentions_;  ///< of places without namesakes, by country
};

}  // namespace fihris
