#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fihris {

// Small files of the user's state folder ($XDG_STATE_HOME/fihris, else ~/.local/state/fihris), for nobody
// else to read.

/// Writes the file `name` anew, all or nothing. False, and no file, if it cannot be written.
bool write_state(const std::string& name, std::string_view bytes);

/// What it has; nothing if there is none. Throws Error if it is larger or cannot be read; `what` names it
/// there.
std::optional<std::string> read_state(const std::string& name, const std::string& what,
                                      std::size_t most_bytes);

}  // namespace fihris
