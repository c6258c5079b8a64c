#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace fihris {

/// The part of `rest` before `separator`, all of it if there is none. It is taken off `rest` with the
/// separator.
inline std::string_view take_part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

/// The parts of `text`, each up to a separator or the end: none of an empty text, and none behind a separator
/// that ends it. Views into `text`.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) parts.push_back(take_part(text, separator));
  return parts;
}

}  // namespace fihris
