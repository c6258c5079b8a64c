#pragma once

#include <string_view>
#include <vector>

namespace fihris {

/// A format that articles may come in.
struct KnownFormat {
  std::string_view name;     ///< as `format:` has it; of what only holds others, as users call it
  const char* what;          ///< for tr()
  std::string_view library;  ///< that reads it; "own" if there is none
  bool is_built = true;      ///< false: this program was built without that library
};

/// All of them, in the order of docs/formats.md. Plain text is the first, which needs no reader.
std::vector<KnownFormat> known_formats();

}  // namespace fihris
