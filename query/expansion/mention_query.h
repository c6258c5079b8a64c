#pragma once

#include <string>
#include <vector>

#include "analyzers/places/aliases.h"
#include "query/expansion/expander.h"
#include "query/language/ast.h"

namespace fihris {

/// The forms by which the names of people hold a word: those given and their cores, since mentions are kept
/// without proclitics. Each term once.
std::vector<ExpandedForm> forms_in_names(const std::vector<ExpandedForm>& forms);

/// The ids of the places that `words` name, in either script and with proclitics too: by the gazetteer, and
/// by the user's own aliases of names that it has. With a country the places in it, with a city the division
/// called after it, unless a word is to be found only as written. Empty if no place has that name.
std::vector<std::string> places_named(const std::vector<QueryWord>& words, const Aliases& aliases);

}  // namespace fihris
