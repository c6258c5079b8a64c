#include "analyzers/mentions/nationalities.h"

#include <initializer_list>
#include <span>

#include "analyzers/places/gazetteer.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/word_filter.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view feminine_nisba = spelled<yeh, haa>, masculine_nisba = spelled<yeh>;

bool needs_cue(const PlaceRefs& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].needs_cue) return false;
  }
  return true;
}

/// An adjective with the article without its ending; empty of another word.
std::string_view stem_of_nisba(std::string_view word) {
  constexpr std::size_t fewest_letters = 4;
  if (!word.starts_with(al)) return {};
  std::string_view stem = word;
  if (stem.ends_with(feminine_nisba)) {
    stem = without_last(stem, 2);
  } else if (stem.ends_with(masculine_nisba)) {
    stem = without_last(stem, 1);
  } else {
    return {};
  }
  return letter_count(stem) < fewest_letters || !is_arabic_word(word) ? std::string_view{} : stem;
}

/// What stands behind the names of places in their adjectives' place.
constexpr std::string_view name_endings[] = {"", spelled<alef>, spelled<haa>, spelled<yeh, alef>,
                                             spelled<yeh, haa>};

/// Tells of most stems behind the article that no country's name gives them.
WordFilter read_stems_of_countries() {
  WordFilter filter;
  const Gazetteer gazetteer;
  for (std::uint32_t number = 0; number < gazetteer.size(); ++number) {
    if (gazetteer.place(number).kind != PlaceKind::country) continue;
    for (const PlaceName& name : gazetteer.names(number)) {
      for (const std::string_view ending : name_endings) {
        if (!name.phrase.ends_with(ending)) continue;
        const std::string_view stem = name.phrase.substr(0, name.phrase.size() - ending.size());
        filter.add(stem);
        if (stem.starts_with(al)) filter.add(stem.substr(al.size()));
      }
    }
  }
  return filter;
}

/// The places that an adjective with the article is of by its letters, of the first of their possible names
/// that needs no cue and is `wanted`.
template <typename Wanted>
PlaceRefs places_of_nisba(std::string_view word, Wanted wanted) {
  const std::string_view stem = stem_of_nisba(word);
  if (stem.empty()) return {};
  const std::string_view bare = stem.substr(al.size());
  const std::initializer_list<std::string_view> names[] = {
      {bare},
      {stem},
      {bare, spelled<alef>},
      {bare, spelled<haa>},
      {bare, spelled<yeh, alef>},
      {bare, spelled<yeh, haa>},
      {stem, spelled<yeh, haa>},
  };
  for (const auto& parts : names) {
    const Joined joined(parts);
    const std::string_view name = joined.view();
    const PlaceRefs places = Gazetteer().find(std::span(&name, 1));
    if (!places.empty() && !needs_cue(places) && wanted(places)) return places;
  }
  return {};
}

}  // namespace

bool is_nationality(std::string_view word) {
  return !places_of_nisba(word, [](const PlaceRefs&) { return true; }).empty();
}

std::optional<std::uint32_t> country_of_nationality(std::string_view word) {
  static const WordFilter stems = read_stems_of_countries();
  const std::string_view stem = stem_of_nisba(word);
  if (stem.empty() || !stems.may_have(stem.substr(al.size()))) return std::nullopt;
  const PlaceRefs places = places_of_nisba(word, [](const PlaceRefs& named) {
    return Gazetteer().place(named[0].number).kind == PlaceKind::country;
  });
  return places.empty() ? std::nullopt : std::optional(places[0].number);
}

}  // namespace fihris
