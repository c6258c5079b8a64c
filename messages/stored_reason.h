#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// Why a file was skipped or articles are held back, in the user's language. `reason` is in English, as
/// indexes and JSON have it; what is not known here, such as what the system said, stays so.
std::string in_language(std::string_view reason);

}  // namespace fihris
