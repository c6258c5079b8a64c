#pragma once

#include <cstddef>
#include <string_view>

#include "web/http/request.h"

namespace fihris {

/// How large a request may be, in bytes.
inline constexpr std::size_t max_request_line_bytes = 8192;
inline constexpr std::size_t max_head_bytes = 32768;
inline constexpr std::size_t max_headers = 100;
inline constexpr std::size_t max_body_bytes = 2u << 20;

/// What the bytes that have come on a connection are.
struct Framing {
  bool is_whole = false;  ///< they begin with a request, of `bytes` bytes
  std::size_t bytes = 0;  ///< 0 as long as its head is not there
  Refusal refusal;        ///< no further bytes could make them a request that is taken
};

/// Looks where the request ends with which `bytes` begin, and whether it is one that is taken: HTTP/1.0 or
/// 1.1, a path on this server, lines that end with CR LF, one length at most, and nothing sent in chunks.
/// Safe for untrusted input, in time linear in its length.
Framing frame(std::string_view bytes);

}  // namespace fihris
