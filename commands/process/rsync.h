#pragma once

#include <string>

namespace fihris {

/// True of HOST:FOLDER, which is a folder of another machine: a colon stands before the first slash.
bool is_elsewhere(const std::string& source);

/// Copies the live generation of the index HOST:FOLDER into the folder `generation`, by rsync over ssh, which
/// asks for no password. What is in `previous`, a folder of an earlier generation, too is not sent: tables
/// under any name, of other files what they have in common with the one of the same name; none if empty.
/// Throws Error if it fails, or if HOST begins with a hyphen.
void fetch_by_rsync(const std::string& source, const std::string& generation, const std::string& previous);

}  // namespace fihris
