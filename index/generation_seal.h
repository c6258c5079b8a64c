#pragma once

#include <string>

namespace fihris {

/// Writes the seal of `generation`: a hash of the files that say where all else lies, its stub and the
/// version files of its databases. They are small and never change, and Xapian trusts them blindly. Throws
/// Error.
void seal_generation(const std::string& generation);

/// True unless one of these files is not what it was when `generation` was sealed; true too if it never was,
/// as by an older program.
bool is_sealed(const std::string& generation);

}  // namespace fihris
