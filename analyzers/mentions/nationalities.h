#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fihris {

/// True if a folded adjective with the article is of a country or city by its letters (al-Amriki): a nisba.
bool is_nationality(std::string_view word);

/// The number in the gazetteer of the country whose nisba with the article a folded word is by its letters;
/// none for a city's.
std::optional<std::uint32_t> country_of_nationality(std::string_view word);

}  // namespace fihris
