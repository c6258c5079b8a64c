#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fihris {

/// `text` as a part of an address: all bytes but unreserved ones as %XX (RFC 3986).
std::string percent_encoded(std::string_view text);

/// A path of this server with parameters behind it, which need not be encoded. Never begins with two slashes
/// or has a backslash, which would lead to another server.
std::string address(std::string_view path, const std::multimap<std::string, std::string>& params);

}  // namespace fihris
