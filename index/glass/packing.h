#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

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

[[noreturn]] inline void fail_to_unpack() {
  throw Xapian::DatabaseCorruptError("an entry of a table ends too early");
}

/// Takes what pack_uint has appended from the beginning of `in`. Throws Xapian::DatabaseCorruptError, as all
/// that follow.
inline std::uint64_t take_uint(std::string_view& in) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; !in.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  fail_to_unpack();
}

/// The same, of a number of 32 bits.
inline std::uint32_t take_uint32(std::string_view& in) {
  const std::uint64_t value = take_uint(in);
  if (value > UINT32_MAX) throw Xapian::DatabaseCorruptError("a number in a table is too large");
  return static_cast<std::uint32_t>(value);
}

inline std::uint32_t take_sortable_uint(std::string_view& in) {
  if (in.empty()) fail_to_unpack();
  const auto first = static_cast<unsigned char>(in.front());
  const int ones = std::countl_one(first);
  const std::size_t bytes = ones == 0 ? 2 : static_cast<std::size_t>(ones) + 2;
  if (bytes > in.size() || bytes > 5) fail_to_unpack();
  std::uint64_t value = first & (0xFFu >> ones);
  for (std::size_t i = 1; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(in[i]);
  in.remove_prefix(bytes);
  return static_cast<std::uint32_t>(value);
}

inline std::string_view take_string(std::string_view& in) {
  const std::uint64_t size = take_uint(in);
  if (size > in.size()) fail_to_unpack();
  const std::string_view text = in.substr(0, size);
  in.remove_prefix(size);
  return text;
}

/// The sortable string that `key` begins with, still encoded and without its end; what follows the end goes
/// into `rest`, empty if there is no end.
inline std::string_view encoded_string(std::string_view key, std::string_view& rest) {
  for (std::size_t end = key.find('\0'); end != std::string_view::npos; end = key.find('\0', end + 2)) {
    if (end + 1 < key.size() && key[end + 1] == '\xFF') continue;
    rest = key.substr(end + 1);
    return key.substr(0, end);
  }
  rest = {};
  return key;
}

}  // namespace fihris::glass
