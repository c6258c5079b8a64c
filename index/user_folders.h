#pragma once

#include <string>

namespace fihris {

/// The user's home: $HOME, else what the system's record of the user says; empty if neither is an absolute
/// path.
std::string home_folder();

/// Where programs keep data, configuration, state of the user, and what can be made again: $XDG_DATA_HOME,
/// $XDG_CONFIG_HOME, $XDG_STATE_HOME and $XDG_CACHE_HOME, else ~/.local/share, ~/.config, ~/.local/state and
/// ~/.cache; empty without a home. A relative path
/// in a variable is ignored, as the XDG Base Directory Specification says.
std::string user_data_folder();
std::string user_config_folder();
std::string user_state_folder();
std::string user_cache_folder();

}  // namespace fihris
