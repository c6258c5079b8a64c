#pragma once

#include <vector>

#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/mentions/person_at.h"

namespace fihris {

/// Adds to `people`, who are named in full, where their surnames stand alone, in the order of the text.
/// `taken` says of each word whether it belongs to a name, and is kept up to date.
void find_repeated(const MentionWords& words, const PlaceMatches& places, std::vector<PersonAt>& people,
                   std::vector<bool>& taken);

/// Sets `name_of` of all people: a part of a name stands for the one fuller name in the article that has it;
/// if there are several, for itself.
void link_short_forms(const MentionWords& words, std::vector<PersonAt>& people);

}  // namespace fihris
