#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// The name by which the encoding is kept that somebody calls `name`; nothing if there is no such encoding.
std::optional<std::string> find_encoding(const std::string& name);

/// The same; throws Error if there is no such encoding.
std::string known_encoding(const std::string& name);

/// True if text of the encoding of that name can be decoded: those of ICU and code_pages().
bool is_known_encoding(const std::string& name);

/// Decodes `bytes` from the encoding of that name, whatever comes out: well-formed UTF-8. Returns how many
/// characters it has no place for, which become U+FFFD, or the bytes that are not UTF-8, which are repaired.
/// REQUIRES: is_known_encoding(name).
std::size_t append_named(std::string& text, std::string_view bytes, const std::string& name);

/// What ICU takes `bytes` for: the name of one of the many encodings that are none of code_pages(), or
/// nothing.
std::string guess_encoding(std::string_view bytes);

}  // namespace fihris
