#pragma once

#include <set>
#include <string>
#include <string_view>

namespace fihris {

/// Words of people's names alone, none of which is a surname.
bool has_given_names_alone(std::string_view key);

/// Two keys are one name: word by word the same (docs/names.md), or with the given name called for short in
/// one.
bool are_spellings_of_one(std::string_view a, std::string_view b);

/// What most spellings of one name have in common, few others: the skeletons of its words, less exactly; also
/// those of the names that the first word may be short for. A key is compared with those of its shapes.
std::set<std::string> shapes_of(std::string_view key);

}  // namespace fihris
