#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// The site that an address is on, without `www.`; empty if it is no address.
std::string site_of(std::string_view url);

}  // namespace fihris
