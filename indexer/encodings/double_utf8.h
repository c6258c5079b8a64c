#pragma once

#include <cstddef>
#include <string>

namespace fihris {

/// Undoes, where `text` (well-formed UTF-8) was UTF-8 that somebody took for Windows-1252, ISO-8859-1 or
/// Windows-1256 and wrote as UTF-8 again, even more than once. Decided line by line, and only where what
/// comes out is well-formed and in letters of Arabic or French. Returns the number of lines that were mended.
/// Costs next to nothing for a text without such lines.
std::size_t undo_double_utf8(std::string& text);

}  // namespace fihris
