#pragma once

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// When paths are hyperlinks.
enum class Hyperlinks { automatic, always, never };

/// How paths are written for people.
struct PathOptions {
  Hyperlinks hyperlinks = Hyperlinks::automatic;
  bool absolute = false;
};

/// Adds --hyperlink and --absolute.
void add_path_options(Command command, PathOptions& options);

/// Whether paths are hyperlinks where people see them: `automatic` means on a terminal that is not known to
/// show them as rubbish.
bool wants_hyperlinks(const PathOptions& options);

/// Whether what is written to standard output now is coloured. Ask before a pager is started.
bool wants_color(const CommonOptions& common);

}  // namespace fihris
