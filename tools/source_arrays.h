#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>

namespace fihris {

// What programs that the build runs write their tables with, as constants of a C++ source: they cost nothing
// when the program starts.

/// Writes `text` as a std::string_view called `name`. It is folded words or names of places: no quotation
/// marks or brackets that could end a raw string. Compilers limit the length of one literal, not of several
/// that follow each other.
inline void write_text(std::ostream& out, std::string_view name, std::string_view text) {
  constexpr std::size_t max_literal_bytes = 8'000;
  out << "constexpr std::string_view " << name << "(";
  const std::size_t size = text.size();
  while (text.size() > max_literal_bytes) {
    std::size_t end = max_literal_bytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
    out << "\nR\"~(" << text.substr(0, end) << ")~\"";
    text.remove_prefix(end);
  }
  out << "\nR\"~(" << text << ")~\", " << size << ");\n";
}

/// Writes `rows` as a std::array of `type` called `name`; `write_row` writes one.
template <typename Range, typename WriteRow>
void write_array(std::ostream& out, std::string_view type, std::string_view name, const Range& rows,
                 WriteRow write_row) {
  out << "constexpr std::array<" << type << ", " << rows.size() << "> " << name << " = {{\n";
  for (const auto& row : rows) {
    write_row(row);
    out << ",\n";
  }
  out << "}};\n";
}

}  // namespace fihris
