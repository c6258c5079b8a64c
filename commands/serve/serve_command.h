#pragma once

#include <functional>
#include <string>

#include "commands/command_line.h"
#include "commands/options/common_options.h"
#include "commands/options/searched_option.h"

namespace fihris {

struct ServeCommandOptions {
  static constexpr unsigned usual_port = 7171;

  SearchedOptions searched;
  unsigned port = usual_port;
  std::string address = "127.0.0.1";
  std::string token_file;  ///< empty: a random token
  std::string name;        ///< further name of the server; empty if it has none
  bool open = false;
  bool watch = false;
};

using ServeAction = std::function<int(const CommonOptions&, const ServeCommandOptions&)>;

/// Adds `fihris serve` to `app`. If it is the chosen subcommand, parsing sets `action` to `serve` with what
/// was asked. `common` must outlive `action`.
void bind_serve(Command app, const CommonOptions& common, ServeAction serve, std::function<int()>& action);

}  // namespace fihris
