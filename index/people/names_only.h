#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// True if a folded word in Arabic letters can be little else than a name: no dictionary has it, with or
/// without its article, a pronoun or what may be a proclitic; it is no place's name, and no word of the lists
/// of recognition but a given name.
bool is_nothing_but_a_name(std::string_view word);

/// Says how many articles have a term.
using TermCounter = std::function<unsigned(const std::string& term)>;

/// The words by which articles have a folded name: itself, and behind a conjunction or preposition, unless
/// that is commoner and so another word.
std::vector<std::string> standing_forms(std::string_view name, const TermCounter& count);

/// True if `word`, where it may be a name (prefix::possible_name), is one: no word of the dictionary, or a
/// name in `least_share` of the articles that have it there or as a name.
bool is_name_where_possible(std::string_view word, double least_share, const TermCounter& count);

}  // namespace fihris
