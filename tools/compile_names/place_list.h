#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/places/alias_file.h"
#include "analyzers/places/names_data.h"

namespace fihris {

/// A name of a place as places.tsv or aliases.tsv has it.
struct ListedName {
  std::string text;
  std::string phrase;  ///< folded
  bool needs_cue;
};

struct ListedPlace {
  std::string id;
  PlaceKind kind;
  std::string country;  ///< empty: in no one country
  std::string also_in;  ///< a second country; empty: none
  std::uint32_t population;
  GeoPoint point;  ///< names_data::no_point: not known
  std::vector<ListedName> arabic;
  std::vector<ListedName> latin;
};

/// Reads places.tsv. Throws Error with the line where it is not what tools/build_gazetteer writes.
std::vector<ListedPlace> read_places(std::string_view text, std::string_view file_name);

/// Puts the names of the alias lines of kind place before those that their places have. The third column is
/// an id, an id and `also in CC`, or `in CC` for a region that is added. Throws Error for a line without a
/// third column and for an id that no place has.
void add_aliases(std::vector<ListedPlace>& places, const std::vector<AliasLine>& lines);

/// Countries by code, then the others, best known first.
void sort_by_rank(std::vector<ListedPlace>& places);

}  // namespace fihris
