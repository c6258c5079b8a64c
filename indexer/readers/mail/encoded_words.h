#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A value of a message's header in UTF-8: folded lines joined, encoded words (RFC 2047) decoded, also where
/// a character is split over two of them; bytes that no word declares are told by themselves.
std::string decode_header(std::string_view value);

}  // namespace fihris
