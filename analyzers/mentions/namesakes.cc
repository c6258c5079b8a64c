#include "analyzers/mentions/namesakes.h"

#include <algorithm>
#include <iterator>

namespace fihris {
namespace {

/// A place so many times larger than its namesake is meant wherever the article looks (Paris in an article on
/// the United States); than one in the Arab world, which articles in Arabic know better, not so soon.
constexpr std::uint64_t overwhelming = 4, overwhelming_arab = 30;

constexpr std::string_view arab_league[] = {"AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY",
                                            "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"};

/// An unknown number of inhabitants is taken for this one.
constexpr std::uint32_t small_town = 20'000, division = 300'000;

std::uint64_t size_of(const Place& place) {
  if (place.kind == PlaceKind::region) return std::max(place.population, division);
  return std::max(place.population, small_town);
}

/// Nobody means `other` by the name, since `best_known` has it.
bool is_hidden(const Place& other, const Place& best_known) {
  if (best_known.country.empty()) return true;  // a sea
  if (best_known.kind == PlaceKind::country) return other.kind != PlaceKind::capital;
  const bool is_arab =
      std::find(std::begin(arab_league), std::end(arab_league), other.country) != std::end(arab_league);
  return size_of(best_known) > (is_arab ? overwhelming_arab : overwhelming) * size_of(other);
}

/// All places of the name lie in one country.
bool is_of_one_country(const PlaceRefs& places) {
  const std::string_view country = Gazetteer().place(places[0].number).country;
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (Gazetteer().place(places[i].number).country != country) return false;
  }
  return true;
}

}  // namespace

Namesakes::Namesakes(const std::vector<PlaceAt>& mentioned) {
  for (const PlaceAt& place : mentioned) {
    const std::string_view country = Gazetteer().place(place.places[0].number).country;
    if (!country.empty() && is_of_one_country(place.places)) ++mentions_[country];
  }
}

unsigned Namesakes::mentions_of(std::string_view country) const {
  const auto found = mentions_.find(country);
  return found == mentions_.end() ? 0 : found->second;
}

std::uint32_t Namesakes::choose(const PlaceAt& place) const {
  const std::uint32_t best_known = place.places[0].number;
  if (mentions_.empty() || place.places.size() == 1) return best_known;
  const Place first = Gazetteer().place(best_known);
  std::uint32_t chosen = best_known;
  unsigned most = mentions_of(first.country);
  for (std::size_t i = 1; i < place.places.size(); ++i) {
    const Place other = Gazetteer().place(place.places[i].number);
    const unsigned mentions = mentions_of(other.country);
    if (mentions <= most || is_hidden(other, first)) continue;
    most = mentions;
    chosen = other.number;
  }
  return chosen;
}

}  // namespace fihris
