#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "analyzers/places/alias_table.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/phrase_table.h"

/// What compile_names makes of analyzers/data/places.tsv and aliases.tsv when the program is built.
namespace fihris::names_data {

/// A piece of place_text.
struct Piece {
  std::uint32_t begin;
  std::uint32_t bytes;
};

struct PlaceRow {
  Piece id;
  PlaceKind kind;
  std::array<char, 2> country;  ///< two spaces: none
  std::array<char, 2> also_in;  ///< a second country; two spaces: none
  std::uint32_t population;
  std::uint32_t first_name;  ///< in place_names: first the Arabic, then the Latin names
  std::uint16_t arabic_names;
  std::uint16_t latin_names;
};

/// Stands for the point of a place that has none.
inline constexpr GeoPoint no_point{INT16_MAX, INT16_MAX};

struct NameRow {
  Piece text;
  std::uint32_t phrase;  ///< number in place_phrases
  bool needs_cue;
};

extern const std::string_view place_text;
extern const std::span<const PlaceRow> places;        ///< countries by code, then best known first
extern const std::span<const GeoPoint> place_points;  ///< of each place; beside the rows, which lookups read
extern const std::span<const NameRow> place_names;
extern const std::span<const std::uint32_t>
    places_by_id;                                ///< numbers of places in the order of their ids' bytes
extern const PhraseTable::Arrays place_phrases;  ///< values: number of a place << 1 | needs a cue
extern const AliasArrays aliases;

}  // namespace fihris::names_data
