#pragma once

#include <string>

namespace fihris {

/// The user's home: $HOME, else what the system's record of the user says; empty if neither is an absolute
/// path.
std::string home_folder();

/// Where programs keep data, configuration and state of the user: $XDG_DATA_HOME, $XDG_CONFIG_HOME and
/// $XDG_STATE_HOME, else ~/.local/share, ~/.config and ~/.local/state; empty without a home. A relative path
/// in a variable is ignored, as the XDG Base Directory Specification says.
std::string user_data_folder();
std::string user_config_folder();
std::string user_state_folder();

}  // namespace fihris
