#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

/// Adds `fihris index` to `app`. If it is the chosen subcommand, parsing sets `action` to what runs it and
/// returns the exit status: 0 all is indexed, 1 some files were skipped. `common` must outlive `action`.
void bind_index(Command app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
