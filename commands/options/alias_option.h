#pragma once

#include <string>

#include "analyzers/places/aliases.h"
#include "commands/command_line.h"

namespace fihris {

/// The user's alias file where none is named: $XDG_CONFIG_HOME/fihris/aliases.tsv, else
/// ~/.config/fihris/aliases.tsv; empty if the user has no home (user_folders.h).
std::string default_alias_file();

/// The program's aliases and those of the user's file (docs/gazetteer.md has the format). An empty name means
/// the default file, which need not exist. Throws Error if the file cannot be read or, naming the line, if it
/// is not in the format.
Aliases load_aliases(const std::string& file);

/// Adds --aliases.
void add_alias_option(Command command, std::string& file);

}  // namespace fihris
