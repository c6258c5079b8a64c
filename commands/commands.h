#pragma once

#include <functional>

#include "commands/common_options.h"

namespace CLI {
class App;
}

namespace fihris {

// Each adds a subcommand to `app`. When the user asks for it, parsing sets `action`, which runs it and
// returns the exit status (interface: 0 found, 1 nothing found, 2 by an Error thrown). `common` is read when
// the action runs.

void bind_search(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_analyze(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_why(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_names(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_places(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_variants(CLI::App& app, const CommonOptions& common, std::function<int()>& action);
void bind_status(CLI::App& app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
