#pragma once

#include "commands/command_line.h"
#include "messages/translation.h"
#include "query/expansion/level.h"

namespace fihris {

/// Adds --level, the loosest match level allowed.
inline void add_level_option(Command command, Level& level) {
  command.add_choice("--level", level,
                     {{"exact", Level::exact},
                      {"spelling", Level::spelling},
                      {"affix", Level::affix},
                      {"name", Level::name},
                      {"inflection", Level::inflection}},
                     tr("Loosest match allowed: exact, spelling, affix, name, inflection"), "LEVEL");
}

}  // namespace fihris
