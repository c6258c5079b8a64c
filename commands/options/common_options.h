#pragma once

#include <string>
#include <vector>

#include "commands/command_line.h"
#include "query/shown/bidi.h"

namespace fihris {

/// When output is coloured.
enum class Color { automatic, always, never };

/// The options that every subcommand takes. Bound in main.cc.
struct CommonOptions {
  std::vector<std::string> indexes;  ///< their folders; default_index() if the user names none
  std::string index;                 ///< the one, or all, to be shown
  bool index_is_named = false;
  std::string config;                ///< a configuration file; empty for none but the user's and the system's
  std::vector<OptionValue> options;  ///< what holds, for `fihris config`
  Color color = Color::automatic;
  std::vector<std::string> colors;  ///< as palette_of() takes them
  BidiMode bidi = BidiMode::automatic;
  bool pager = true;     ///< long output for a terminal goes through a pager
  bool quiet = false;    ///< nothing on stderr but errors
  bool verbose = false;  ///< what the program does, on stderr
};

}  // namespace fihris
