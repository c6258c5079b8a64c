#pragma once

#include "commands/options/common_options.h"
#include "commands/serve/serve_command.h"

namespace fihris {

/// Shows the indexes in the browser until a signal comes; returns 0. Throws Error on wrong usage, and if they
/// cannot be opened or the port is taken.
int serve_pages(const CommonOptions& common, const ServeCommandOptions& options);

}  // namespace fihris
