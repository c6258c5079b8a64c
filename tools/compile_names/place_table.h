#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/places/names_data.h"
#include "tools/compile_names/place_list.h"

namespace fihris {

/// The arrays of names_data, made of a list of places.
struct PlaceTable {
  explicit PlaceTable(const std::vector<ListedPlace>& list);

  std::string text;
  std::vector<names_data::PlaceRow> places;
  std::vector<GeoPoint> points;
  std::vector<names_data::NameRow> names;
  std::vector<std::uint32_t> by_id;
  PhraseTableBuilder::Layout phrases;

 private:
  names_data::Piece keep(const std::string& piece);
};

}  // namespace fihris
