#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <unicode/unistr.h>

namespace fihris {

/// A stretch of UTF-16 units.
struct TextRange {
  int32_t begin = 0;
  int32_t end = 0;
};

/// Columns that a terminal gives the stretch, which begins in the first column as far as tabs go.
std::size_t width_of(const icu::UnicodeString& text, const TextRange& range);

/// Units before what a line says: its blanks, its number, the label before a gap of two blanks. At most a
/// third of `columns`, all of them ASCII.
int32_t hanging_indent(const icu::UnicodeString& line, std::size_t columns);

/// Where a line of at most `columns` columns is broken (lay_out has the rules). Blanks between two lines are
/// in none. At least one range.
std::vector<TextRange> break_line(const icu::UnicodeString& line, std::size_t columns);

}  // namespace fihris
