#pragma once

#include <cstddef>
#include <cstdint>

namespace fihris::glass {

/// A block: revision (4 bytes), level, bytes between directory and items (2), free bytes (2), end of the
/// directory (2); the directory, 2 bytes an item; a gap; the items. Numbers are big-endian.
inline constexpr std::size_t level_offset = 4;
inline constexpr std::size_t gap_offset = 5;
inline constexpr std::size_t free_offset = 7;
inline constexpr std::size_t directory_end_offset = 9;
inline constexpr std::size_t header_bytes = 11;
inline constexpr std::size_t directory_entry_bytes = 2;

/// An item of a leaf: flags and size less 3 (2 bytes), length of the key (1), key, number of the component
/// unless it is the first (2), a part of the tag. Of a branch: block (4), length of the key (1), key, number
/// of the component (2).
inline constexpr std::size_t size_bytes = 2;
inline constexpr std::size_t key_length_bytes = 1;
inline constexpr std::size_t component_bytes = 2;
inline constexpr std::size_t block_number_bytes = 4;
inline constexpr unsigned compressed_flag = 0x8000;
inline constexpr unsigned last_flag = 0x4000;
inline constexpr unsigned first_flag = 0x2000;
inline constexpr unsigned size_mask = 0x1FFF;
inline constexpr std::size_t min_item_bytes = size_bytes + key_length_bytes;

inline std::size_t get2(const std::uint8_t* in) {
  return static_cast<std::size_t>(in[0] << 8 | in[1]);
}

inline std::uint32_t get4(const std::uint8_t* in) {
  return static_cast<std::uint32_t>(get2(in) << 16 | get2(in + 2));
}

inline void put2(std::uint8_t* out, std::size_t value) {
  out[0] = static_cast<std::uint8_t>(value >> 8);
  out[1] = static_cast<std::uint8_t>(value);
}

inline void put4(std::uint8_t* out, std::uint32_t value) {
  put2(out, value >> 16);
  put2(out + 2, value & 0xFFFF);
}

}  // namespace fihris::glass
