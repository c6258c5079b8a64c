#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A cell of text: what a spreadsheet would calculate has an apostrophe before it, as OWASP advises, also
/// behind a semicolon or tab, at which some begin a cell. What is no UTF-8 becomes U+FFFD.
std::string csv_text(std::string_view bytes);

/// A line as RFC 4180 has it.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace fihris
