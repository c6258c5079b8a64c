#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A cell of text: what a spreadsheet would calculate has an apostrophe before it, also behind a semicolon or
/// tab, at which some begin a cell. What is no UTF-8 becomes U+FFFD.
std::string csv_text(std::string_view bytes);

/// A line of CSV as RFC 4180 has it, with its end.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace fihris
