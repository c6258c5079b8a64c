#pragma once

#include <string>

#include "indexer/encodings/decoding.h"

namespace fihris {

/// The text of bytes that come with a name of their encoding, which may lie or be unknown. Well-formed UTF-8
/// is UTF-8 whatever was declared; otherwise the declared encoding holds if all bytes have a meaning in it,
/// else the bytes themselves tell. `declared` may be empty.
DecodedText decode_declared(std::string bytes, const std::string& declared);

/// The encoding that the begin of a page or an XML document declares; empty if it does not.
std::string declared_encoding(std::string_view markup);

}  // namespace fihris
