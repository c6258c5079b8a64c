#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// The encoding that the begin of a page or an XML document declares; empty if it does not.
std::string declared_encoding(std::string_view markup);

}  // namespace fihris
