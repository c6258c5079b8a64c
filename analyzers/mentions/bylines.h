#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/mentions/person_at.h"

namespace fihris {

/// Which of `people` have written the article: those that its body `text` begins with, before a dash and a
/// place or a few words, or that make up its first or last line, also behind words
/// such as *written by*; and that are named nowhere else. `body` is
/// the number of the body's first word.
std::vector<bool> find_bylines(const MentionWords& words, const PlaceMatches& places,
                               const std::vector<PersonAt>& people, std::string_view text, std::size_t body);

}  // namespace fihris
