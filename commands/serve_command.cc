#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include "analyzers/error.h"
#include "commands/alias_option.h"
#include "commands/commands.h"
#include "commands/crash_guard.h"
#include "commands/message.h"
#include "indexer/files/stop_signals.h"
#include "query/output/standard_streams.h"
#include "web/serve.h"

namespace fihris {
namespace {

constexpr unsigned usual_port = 7171;

struct Options {
  std::string aliases;  ///< the user's alias file; empty for the default one
  unsigned port = usual_port;
  bool open = false;
};

/// Shows the page by the program that the desktop has for that, if it has one.
void open_in_browser(const std::string& link) {
  std::string program = "xdg-open";
  std::string address = link;
  char* const arguments[] = {program.data(), address.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
  pid_t process = 0;
  const int error = posix_spawnp(&process, program.c_str(), &files, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) say("serve: --open: no xdg-open is installed; open the link by hand");
}

int serve_pages(const CommonOptions& common, const Options& options) {
  guard_against_damage(common.index);
  const StopSignals stop;  // before any thread
  std::mutex mutex;
  ServeOptions serving;
  serving.index = common.index;
  serving.port = static_cast<int>(options.port);
  ServeEvents events;
  events.aliases = [&] { return load_aliases(options.aliases); };
  events.listening = [&](const std::string& link) {
    std::cout << link << std::endl;
    if (!common.quiet) say("serve: open the link above in a browser; Ctrl-C ends");
    if (options.open) open_in_browser(link);
  };
  events.report = [&](const std::string& fault) {
    const std::lock_guard lock(mutex);
    say(fault);
  };
  if (!serve(serving, events, stop.descriptor())) std::_Exit(0);
  return 0;
}

}  // namespace

void bind_serve(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("serve", "Show the collection in the browser");
  auto options = std::make_shared<Options>();
  command.add_option("--port", options->port, "Port on this machine; 0 takes one that is free [7171]")
      .type_name("N")
      .at_most(65535);
  command.add_flag("--open", options->open, "Open the page in the browser");
  add_alias_option(command, options->aliases);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return serve_pages(common, *options); }; });
}

}  // namespace fihris
