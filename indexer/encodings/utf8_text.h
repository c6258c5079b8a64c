#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/encodings/letter_pairs.h"

namespace fihris {

/// True if all of `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// Appends `text`, which was meant to be UTF-8, to `repaired`, and returns the number of repairs: quotes,
/// dashes and letters of Windows-1252 and 1256 that strayed into it are read as such, what else is ill-formed
/// becomes U+FFFD.
std::size_t append_repaired_utf8(std::string& repaired, std::string_view text);

/// What it costs that `text` is UTF-8 (letter_pairs.h). Ill-formed bytes are costly.
Cost cost_as_utf8(std::string_view text);

}  // namespace fihris
