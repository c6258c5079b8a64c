#pragma once

#include <string_view>

/// The outlines of the map as tools/build_outlines writes them, compiled into the program.
namespace fihris::map_data {

extern const std::string_view outlines;

}  // namespace fihris::map_data
