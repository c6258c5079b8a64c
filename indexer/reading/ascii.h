#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// `text` with the capital letters of ASCII made small: names of elements, fields and the like are written in
/// ASCII.
inline std::string lower_ascii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

}  // namespace fihris
