#pragma once

#include <string>

#include "query/shown/bidi.h"

namespace fihris {

/// When output is coloured.
enum class Color { automatic, always, never };

/// The options that every subcommand takes. Bound in main.cc.
struct CommonOptions {
  std::string index;  ///< the index folder; default_index() if the user names none
  Color color = Color::automatic;
  BidiMode bidi = BidiMode::automatic;
  bool quiet = false;    ///< nothing on stderr but errors
  bool verbose = false;  ///< what the program does, on stderr
};

}  // namespace fihris
