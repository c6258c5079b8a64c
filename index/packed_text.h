#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// `text` with one byte for each Arabic letter instead of two: half the bytes to compress and to store.
///
/// | packed bytes | stand for |
/// | --- | --- |
/// | 00-7F except 1A | themselves |
/// | 80-FF | U+0600-U+067F |
/// | 1A, then a UTF-8 sequence | any other character |
/// | 1A 01, then a byte | a byte that is no UTF-8 |
/// | 1A 1A | 1A |
///
/// Any bytes can be packed. What begins a text, up to the end of a character, packs to what begins the packed
/// text.
std::string pack(std::string_view text);

/// Appends pack(text) to `packed`.
void append_packed(std::string& packed, std::string_view text);

/// What was packed. Damaged input gives some text, never more than twice its size.
std::string unpack(std::string_view packed);

}  // namespace fihris
