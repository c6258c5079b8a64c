#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// What a command that a signal has ended returns, and the number of the signal added: the program is to end
/// by it.
constexpr int ended_by_signal = 128;

/// What the user has asked for; it returns the exit status. One of the two is set by parsing.
struct ChosenCommand {
  std::function<int()> action;
  std::function<int()> paged;  ///< one whose output may be long
};

/// Adds the commands of a program.
using BindCommands = std::function<void(Command app, CommonOptions& common, ChosenCommand& chosen)>;

/// Settings of configuration files that no option takes.
enum class SettingsOfNothing { said, passed_over };

/// All that a program does around its commands: parses the command line, runs what was chosen, pages, says
/// what is wrong. Returns the status to exit with.
int run_program(int argc, char** argv, const BindCommands& bind, SettingsOfNothing unknown);

}  // namespace fihris
