#pragma once

#include <optional>
#include <string_view>

namespace fihris {

/// How a word of an article is the same as a word of the query, tightest first (fihris-query(7)).
enum class Level { exact, spelling, affix, name, inflection, similar };

inline constexpr std::string_view level_names[] = {"exact", "spelling",   "affix",
                                                   "name",  "inflection", "similar"};

constexpr std::string_view name_of(Level level) {
  return level_names[static_cast<std::size_t>(level)];
}

}  // namespace fihris
