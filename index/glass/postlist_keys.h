#pragma once

#include <string_view>

namespace fihris::glass {

/// Where the postlist table keeps what is no list of a term: a NUL, which begins no term unless FF follows,
/// and a byte.
inline constexpr std::string_view metadata_key("\0\xc0", 2);
inline constexpr std::string_view value_statistics_key("\0\xd0", 2);
inline constexpr std::string_view value_chunk_key("\0\xd8", 2);
inline constexpr std::string_view lengths_key("\0\xe0", 2);

}  // namespace fihris::glass
