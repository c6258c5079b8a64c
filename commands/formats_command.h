#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// Adds `fihris formats` to `app`, as those of commands.h.
void bind_formats(Command app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
