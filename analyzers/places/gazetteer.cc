#include "analyzers/places/gazetteer.h"

#include <algorithm>
#include <array>

#include "analyzers/places/names_data.h"

namespace fihris {
namespace {

std::string_view text_of(const names_data::Piece& piece) {
  return names_data::place_text.substr(piece.begin, piece.bytes);
}

std::string_view country_code(const std::array<char, 2>& letters) {
  return letters[0] == ' ' ? std::string_view{} : std::string_view(letters.data(), letters.size());
}

std::string_view name_to_show(std::uint32_t first, std::uint32_t count) {
  return count == 0 ? std::string_view{} : text_of(names_data::place_names[first].text);
}

}  // namespace

std::size_t Gazetteer::size() const {
  return names_data::places.size();
}

Place Gazetteer::place(std::uint32_t number) const {
  const names_data::PlaceRow& row = names_data::places[number];
  return {.number = number,
          .id = text_of(row.id),
          .kind = row.kind,
          .country = country_code(row.country),
          .population = row.population,
          .arabic_name = name_to_show(row.first_name, row.arabic_names),
          .latin_name = name_to_show(row.first_name + row.arabic_names, row.latin_names)};
}

std::optional<Place> Gazetteer::by_id(std::string_view id) const {
  const auto id_of = [](std::uint32_t number) { return text_of(names_data::places[number].id); };
  const auto& order = names_data::places_by_id;
  const auto found =
      std::lower_bound(order.begin(), order.end(), id,
                       [&](std::uint32_t number, std::string_view key) { return id_of(number) < key; });
  if (found == order.end() || id_of(*found) != id) return std::nullopt;
  return place(*found);
}

PlaceRefs Gazetteer::find(std::span<const std::string_view> words) const {
  return PlaceRefs(PhraseTable(names_data::place_phrases).find(words));
}

PlaceMatch Gazetteer::longest_match(std::span<const std::string_view> words) const {
  const PhraseTable::Match match = PhraseTable(names_data::place_phrases).longest_match(words);
  return {match.words, PlaceRefs(match.values)};
}

std::vector<PlaceName> Gazetteer::names(std::uint32_t number) const {
  const names_data::PlaceRow& row = names_data::places[number];
  const PhraseTable phrases(names_data::place_phrases);
  std::vector<PlaceName> names;
  for (std::uint32_t i = 0; i < std::uint32_t{row.arabic_names} + row.latin_names; ++i) {
    const names_data::NameRow& name = names_data::place_names[row.first_name + i];
    names.push_back({text_of(name.text), phrases.phrase(name.phrase), i < row.arabic_names, name.needs_cue});
  }
  return names;
}

std::optional<GeoPoint> Gazetteer::point(std::uint32_t number) const {
  const GeoPoint& point = names_data::place_points[number];
  if (point == names_data::no_point) return std::nullopt;
  return point;
}

std::optional<Place> Gazetteer::country_of(const Place& place) const {
  if (place.kind == PlaceKind::country || place.country.empty()) return std::nullopt;
  return by_id(place.country);
}

std::vector<std::uint32_t> Gazetteer::places_in(std::string_view code) const {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 0; number < size(); ++number) {
    const names_data::PlaceRow& row = names_data::places[number];
    if (row.kind == PlaceKind::country) continue;
    if (country_code(row.country) == code || country_code(row.also_in) == code) numbers.push_back(number);
  }
  return numbers;
}

}  // namespace fihris
