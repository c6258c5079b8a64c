#pragma once

#include <optional>

#include "analyzers/places/gazetteer.h"
#include "index/people/mention_list.h"

namespace fihris {

/// The place of an entry, which must outlive it: of the gazetteer, or PlaceKind::unlisted under its name;
/// none if it was in an older gazetteer alone.
std::optional<Place> place_of(const Mentioned& entry);

}  // namespace fihris
