#pragma once

#include <CLI/CLI.hpp>

#include "commands/choice_option.h"
#include "query/expansion/level.h"

namespace fihris {

/// Adds --level, the loosest match level allowed.
inline void add_level_option(CLI::App& command, Level& level) {
  add_choice<Level>(command, "--level", level,
                    {{"exact", Level::exact},
                     {"spelling", Level::spelling},
                     {"affix", Level::affix},
                     {"name", Level::name},
                     {"inflection", Level::inflection}},
                    "Loosest match allowed: exact, spelling, affix, name, inflection", "LEVEL");
}

}  // namespace fihris
