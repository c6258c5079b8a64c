#pragma once

#include <functional>

#include "commands/command_line.h"
#include "commands/options/common_options.h"

namespace fihris {

// Each adds a subcommand to `app`. When the user asks for it, parsing sets `action`, which runs it and
// returns the exit status (interface: 0 found, 1 nothing found, 2 by an Error thrown). `common` is read when
// the action runs.

void bind_search(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_show(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_analyze(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_why(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_names(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_places(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_variants(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_alias(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_shards(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_report(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_status(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_timeline(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_sources(Command app, const CommonOptions& common, std::function<int()>& action);
void bind_config(Command app, const CommonOptions& common, std::function<int()>& action);
/// So that it is listed: parse_command_line() answers it.
void bind_help(Command app);
void bind_bidi(Command app, const CommonOptions& common, std::function<int()>& action);

}  // namespace fihris
