#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Tables of a Xapian database of the backend glass, written in order and each block once, instead of entry
/// by entry. docs/bulk-writing.md says why, and what of Xapian tells of the format.
namespace fihris::glass {

/// Appends `value`, seven bits a byte, the lowest first; all bytes but the last have the top bit.
inline void pack_uint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

/// Appends `value` so that encoded values sort as the values do.
inline void pack_sortable_uint(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  // Three bytes for 21 bits, one more for each 7 further bits: the ones that the first byte begins with tell
  // how many.
  const int bytes = (37 - std::countl_zero(value)) / 7;
  const unsigned mark = 0xFFu << (10 - bytes) & 0xFF;
  const auto first = static_cast<std::uint32_t>(std::uint64_t{value} >> 8 * (bytes - 1));
  out.push_back(static_cast<char>(first | mark));
  for (int i = bytes - 2; i >= 0; --i) out.push_back(static_cast<char>(value >> 8 * i));
}

inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out.append(text);
}

/// Appends `text` so that encoded texts sort as the texts do, before `end_sortable_string` and what follows
/// it.
inline void pack_sortable_string(std::string& out, std::string_view text) {
  for (const char byte : text) {
    out.push_back(byte);
    if (byte == '\0') out.push_back('\xFF');
  }
}

inline void end_sortable_string(std::string& out) {
  out.push_back('\0');
}

}  // namespace fihris::glass
