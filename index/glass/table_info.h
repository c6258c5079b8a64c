#pragma once

#include <cstddef>
#include <cstdint>

namespace fihris::glass {

inline constexpr std::size_t block_bytes = 8192;

/// What the version file says of a table.
struct TableInfo {
  std::uint32_t root = 0;     ///< number of the root block
  std::uint32_t level = 0;    ///< of the root; leaves are level 0
  std::uint64_t entries = 0;  ///< none: the table has no blocks
  std::uint32_t blocks = 0;
};

}  // namespace fihris::glass
