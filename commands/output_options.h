#pragma once

#include "query/output/output.h"

namespace CLI {
class App;
}

namespace fihris {

/// Adds --format and --bidi.
void add_output_options(CLI::App& command, OutputOptions& options);

}  // namespace fihris
