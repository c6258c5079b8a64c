#pragma once

#include <string>

#include <unicode/utf8.h>

#include "indexer/encodings/decoding.h"

namespace fihris {

/// What is wrong with the decoding of `bytes`, which may be any; empty if nothing.
inline std::string broken_decoding(const std::string& bytes, const EncodingHint& hint = {}) {
  const DecodedText decoded = decode_text(bytes, hint);
  const auto* text = reinterpret_cast<const std::uint8_t*>(decoded.text.data());
  for (std::size_t i = 0; i < decoded.text.size();) {
    UChar32 character;
    U8_NEXT(text, i, decoded.text.size(), character);
    if (character < 0) return "the text is no UTF-8";
    if (character == 0) return "the text has a NUL";
  }
  if (!decoded.is_text && !decoded.text.empty()) return "binary has a text";
  if (decoded.encoding.empty()) return "the encoding has no name";
  if (decoded.text.size() > bytes.size() * 6 + 3) return "the text is too long";
  const DecodedText again = decode_text(bytes, hint);
  return again.text == decoded.text && again.encoding == decoded.encoding ? ""
                                                                          : "another answer the second time";
}

}  // namespace fihris
