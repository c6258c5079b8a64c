#pragma once

#include <functional>
#include <string>
#include <vector>

namespace fihris {

/// A line of a configuration file: what an option of the program or of a command is where the command line
/// does not say.
struct Setting {
  std::string command;              ///< the table it stands in; empty for options of all commands
  std::string option;               ///< without its hyphens
  std::vector<std::string> values;  ///< "true" and "false" of a flag
  std::string place;                ///< FILE:LINE
};

/// The settings that hold, the weightiest first: of `file`, if it is not empty, of the user's configuration
/// file and of the system's ($XDG_CONFIG_HOME/fihris/config.toml, then that in each of $XDG_CONFIG_DIRS).
/// Throws Error, which names the file and the line, for a file that cannot be read or is no TOML; `file` must
/// be there, the others need not.
std::vector<Setting> read_settings(const std::string& file);

/// The user's configuration file; empty if the user has no home.
std::string user_settings_file();

/// `text` as a string of TOML.
std::string quoted(const std::string& text);

}  // namespace fihris
