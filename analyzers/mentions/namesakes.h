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
  /// `mentioned` are all places that the article names, `words` its words, which must outlive
  /// this object: what they call after a country
  /// ("the Lebanese army", "a Lebanese man") tells too where it looks.
  Namesakes(const std::vector<PlaceAt>& mentioned, const MentionWords& words);

  /// The number of the place in the gazetteer.
  std::uint32_t choose(const PlaceAt& place) const;

 private:
  void count_nationalities(const MentionWords& words);
  unsigned mentions_of(std::string_view country) const;

  const MentionWords& words_;
  std::unordered_map<std::string_view, unsigned>
      mentions_;  ///< of places without namesakes and nationalities, by country
};

}  // namespace fihris
