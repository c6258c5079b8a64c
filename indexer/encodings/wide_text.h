#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// UTF-16 or UTF-32, in one order of bytes.
struct WideForm {
  const char* name;
  std::size_t unit_bytes;  ///< 2 or 4
  bool big_endian;
};

/// The form whose byte order mark `bytes` begins with, or nothing.
std::optional<WideForm> wide_form_by_mark(std::string_view bytes);

/// The form that the beginning of `bytes`, which has no mark, shows by where its zero bytes and the high
/// bytes of Arabic letters lie; nothing if it is no text of letters that Arabic articles have, in any of
/// them.
std::optional<WideForm> wide_form_by_bytes(std::string_view bytes);

/// The form of that name ("UTF-16" and "UTF-32" without an order are little-endian), or nothing.
std::optional<WideForm> find_wide_form(std::string_view name);

/// Appends `bytes` as UTF-8 to `text`, without a byte order mark, with blanks for NUL. Returns how many units
/// are no character: each becomes U+FFFD.
std::size_t append_wide(std::string& text, std::string_view bytes, const WideForm& form);

}  // namespace fihris
