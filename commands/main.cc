#include <csignal>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>
#include <CLI/CLI.hpp>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "commands/choice_option.h"
#include "commands/commands.h"
#include "commands/common_options.h"
#include "commands/crash_guard.h"
#include "commands/index_command.h"
#include "commands/message.h"
#include "index/index_reader.h"
#include "query/output/standard_streams.h"

namespace {

constexpr int failed = 2;

std::string version() {
  return "fihris " FIHRIS_VERSION ", analyzer " + std::string(fihris::analyzer_name) + "." +
         std::to_string(fihris::analyzer_version);
}

void bind_common(CLI::App& app, fihris::CommonOptions& common) {
  app.add_option("--index", common.index,
                 "Folder of the index [$FIHRIS_INDEX, else ~/.local/share/fihris/default]")
      ->type_name("DIR");
  fihris::add_choice<fihris::Color>(app, "--color", common.color,
                                    {{"auto", fihris::Color::automatic},
                                     {"always", fihris::Color::always},
                                     {"never", fihris::Color::never}},
                                    "When to highlight: auto, always, never", "WHEN");
  app.add_flag("-q,--quiet", common.quiet, "Say nothing but errors");
  app.add_flag("-v,--verbose", common.verbose, "Say more");
}

/// The arguments, last first, as the command line's parser takes them. A minus sign that excludes a word from
/// a query (before a letter that is not ASCII, a quotation mark or a parenthesis) must not look like an
/// option to it.
std::vector<std::string> arguments(int argc, char** argv) {
  std::vector<std::string> reversed;
  for (int i = argc - 1; i > 0; --i) {
    const std::string argument = argv[i];
    const bool excludes =
        argument.size() > 1 && argument[0] == '-' &&
        (static_cast<unsigned char>(argument[1]) >= 0x80 || argument[1] == '"' || argument[1] == '(');
    reversed.push_back(excludes ? " " + argument : argument);
  }
  return reversed;
}

int run(int argc, char** argv) {
  CLI::App app("Full-text search for folders of Arabic articles.", "fihris");
  app.set_version_flag("--version", version());
  app.require_subcommand(1);
  app.fallthrough();
  fihris::CommonOptions common;
  bind_common(app, common);
  std::function<int()> action;
  fihris::bind_index(app, common, action);
  fihris::bind_search(app, common, action);
  fihris::bind_analyze(app, common, action);
  fihris::bind_names(app, common, action);
  fihris::bind_places(app, common, action);
  fihris::bind_variants(app, common, action);
  fihris::bind_why(app, common, action);
  fihris::bind_status(app, common, action);
  try {
    app.parse(arguments(argc, argv));
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::RequiredError& error) {
    const std::vector<std::string> unknown = app.remaining();
    throw fihris::Error(
        "usage: " + (unknown.empty() ? error.what() : "'" + unknown.front() + "' is no command") +
        "; try: fihris --help");
  } catch (const CLI::ParseError& error) {
    throw fihris::Error("usage: " + std::string(error.what()) + "; try: fihris --help");
  }
  if (common.index.empty()) common.index = fihris::default_index();
  fihris::guard_against_damage(common.index);
  try {
    return action();
  } catch (const Xapian::Error& error) {
    throw fihris::reading_error(common.index, error);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no more is an error of the call, like a full disk
  fihris::StandardStreams streams;
  int status = failed;
  std::string message;
  try {
    status = run(argc, argv);
  } catch (const std::exception& error) {
    message = fihris::message_of(error);
  }
  if (const std::string failure = streams.finish(); !failure.empty()) message = failure;
  if (message.empty()) return status;
  fihris::say(message);
  return failed;
}
