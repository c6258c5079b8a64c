#pragma once

#include <string>

namespace fihris {

/// The text of the user's alias file; empty if there is none yet. Throws Error if it cannot be read or,
/// naming the line, if it is not in the format.
std::string read_alias_file(const std::string& file);

/// Puts `text` in its place, at once and durably, and makes its folder where that is missing. A link stays
/// one: what it leads to is replaced. Throws Error where the text is not in the format or cannot be written;
/// the file is then as it was.
void write_alias_file(const std::string& file, const std::string& text);

}  // namespace fihris
