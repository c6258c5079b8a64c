#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace fihris {

/// True if a folded word in Arabic letters can be little else than a name: no dictionary has it, with or
/// without its article, a pronoun or what may be a proclitic; it is no place's name, and no word of the lists
/// of recognition but a given name.
bool is_nothing_but_a_name(std::string_view word);

/// The words by which `articles` have a folded name: itself, and behind a conjunction or preposition, unless
/// that is commoner and so another word.
std::vector<std::string> standing_forms(const Xapian::Database& articles, std::string_view name);

}  // namespace fihris
