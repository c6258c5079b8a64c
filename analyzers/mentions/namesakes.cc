#include "analyzers/mentions/namesakes.h"

#include <algorithm>
#include <iterator>

#include "analyzers/mentions/nationalities.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

/// A place so many times larger than its namesake is meant wherever the article looks (Paris in an article on
/// the United States); than one in the Arab world, which articles in Arabic know better, not so soon.
constexpr std::uint64_t overwhelming = 4, overwhelming_arab = 30;

constexpr std::string_view arab_league[] = {"AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY",
                                            "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"};

/// So many make a town large, and known outside of its country.
constexpr std::uint32_t large_town = 100'000;

/// So many make a city known to readers everywhere.
constexpr std::uint32_t well_known = 500'000;

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
  // A capital, however small, is what an article on its country means.
  if (other.kind == PlaceKind::capital && best_known.kind != PlaceKind::capital) return false;
  // Nor is a town of that name elsewhere meant where a capital may be.
  if (best_known.kind == PlaceKind::capital && other.population < large_town) return true;
  // Of two towns that few know the nearer one is meant, however small.
  if (best_known.kind == PlaceKind::city && best_known.population < well_known) return false;
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

Namesakes::Namesakes(const std::vector<PlaceAt>& mentioned, const MentionWords& words) : words_(words) {
  bool is_open = false;
  for (const PlaceAt& place : mentioned) {
    const std::string_view country = Gazetteer().place(place.places[0].number).country;
    const bool is_clear = is_of_one_country(place.places);
    if (!country.empty() && is_clear) ++mentions_[country];
    is_open |= !is_clear;
  }
  if (is_open) count_nationalities(words);
}

void Namesakes::count_nationalities(const MentionWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view nisba = words[i].term;
    if (nisba.starts_with(spelled<waw>)) nisba.remove_prefix(letter_bytes);
    if (!nisba.starts_with(al)) continue;  // most words
    if (const auto country = country_of_nationality(nisba)) ++mentions_[Gazetteer().place(*country).country];
  }
}

unsigned Namesakes::mentions_of(std::string_view country) const {
  const auto found = mentions_.find(country);
  return found == mentions_.end() ? 0 : found->second;
}

std::uint32_t Namesakes::choose(const PlaceAt& place) const {
  const std::uint32_t best_known = place.places[0].number;
  if (place.places.size() == 1) return best_known;
  const Place first = Gazetteer().place(best_known);
  // Amman has a doubled letter, Oman has none; both are mostly written alike.
  if (first.kind == PlaceKind::country && words_[place.first_word].has_shadda) {
    const Place second = Gazetteer().place(place.places[1].number);
    if (second.kind == PlaceKind::capital && second.country != first.country) return second.number;
  }
  if (mentions_.empty()) return best_known;
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
