#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "query/level.h"

namespace fihris {

/// Adds --level, the loosest match level allowed.
inline void add_level_option(CLI::App& command, Level& level) {
  const std::map<std::string, Level> levels{{"exact", Level::exact},
                                            {"spelling", Level::spelling},
                                            {"affix", Level::affix},
                                            {"name", Level::name},
                                            {"inflection", Level::inflection}};
  command.add_option("--level", level, "Loosest match allowed: exact, spelling, affix, name, inflection")
      ->transform(CLI::Transformer(levels, CLI::ignore_case).description(""))
      ->type_name("LEVEL");
}

}  // namespace fihris
