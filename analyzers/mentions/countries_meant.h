#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"

namespace fihris {

/// A word of an article that means a country without being its name.
struct CountryAt {
  std::size_t word = 0;
  std::size_t proclitic_bytes = 0;  ///< of its term, taken off
  std::uint32_t number = 0;         ///< of the country in the gazetteer
};

/// Countries that an article means by their nisba behind a noun of state (al-hukuma al-misriyya, wizarat
/// al-kharijiyya al-misriyya), and behind another such nisba and "and"; and by al-mamlaka, the kingdom, where
/// the article speaks of one kingdom more than of the others. In the order of the text. `words` are
/// classified; `taken` tells which belong to people and to the places in `named`.
std::vector<CountryAt> countries_meant(const MentionWords& words, const std::vector<bool>& taken,
                                       const std::vector<PlaceAt>& named);

}  // namespace fihris
