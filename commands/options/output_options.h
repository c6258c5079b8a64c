#pragma once

#include "commands/command_line.h"
#include "query/output/output.h"

namespace fihris {

/// Adds --format, -0 and --bom.
void add_output_options(Command command, OutputOptions& options);

}  // namespace fihris
