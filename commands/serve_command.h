#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// Adds `fihris serve` to `app`. If it is the chosen subcommand, parsing sets `action` to what runs it until
/// a signal comes, and returns 0. `common` must outlive `action`.
void bind_serve(Command app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
