#pragma once

#include <vector>

#include "analyzers/mentions/mention_words.h"
#include "analyzers/mentions/person_at.h"

namespace fihris {

/// Words alone that stand where somebody's name may ("said X", "the president X", "X:" at the head of a
/// line), which the article cannot tell from words of the language; a collection can that knows somebody by
/// the word. In the order of the text. The words of people are `named`, those of people and places `taken`.
std::vector<PersonAt> find_possible_names(const MentionWords& words, const std::vector<bool>& named,
                                          const std::vector<bool>& taken);

}  // namespace fihris
