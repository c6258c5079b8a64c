#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// What a command that a signal has ended returns, and the number of the signal added: the program is to end
/// by it.
constexpr int ended_by_signal = 128;

/// Adds `fihris index` to `app`. If it is the chosen subcommand, parsing sets `action` to what runs it and
/// returns the exit status: 0 all is indexed, 1 some files were skipped. `common` must outlive `action`.
void bind_index(Command app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
