#pragma once

#include <string_view>
#include <vector>

namespace fihris {

/// The rows of a table compiled into the program: cells between tabs, views into `table`. Lines that begin
/// with # and empty lines are left out.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

}  // namespace fihris
