#include <csignal>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "commands/command_line.h"
#include "commands/commands.h"
#include "commands/common_options.h"
#include "commands/crash_guard.h"
#include "commands/index_command.h"
#include "commands/message.h"
#include "commands/serve_command.h"
#include "index/index_reader.h"
#include "query/output/standard_streams.h"

namespace {

constexpr int failed = 2;

std::string version() {
  return "fihris " FIHRIS_VERSION ", analyzer " + std::string(fihris::analyzer_name) + "." +
         std::to_string(fihris::analyzer_version);
}

void bind_common(fihris::Command app, fihris::CommonOptions& common) {
  app.add_option("--index", common.index,
                 "Folder of the index [$FIHRIS_INDEX, else ~/.local/share/fihris/default]")
      .type_name("DIR")
      .not_empty();
  app.add_choice("--color", common.color,
                 {{"auto", fihris::Color::automatic},
                  {"always", fihris::Color::always},
                  {"never", fihris::Color::never}},
                 "When to highlight: auto, always, never", "WHEN");
  app.add_choice("--bidi", common.bidi,
                 {{"auto", fihris::BidiMode::automatic},
                  {"logical", fihris::BidiMode::logical},
                  {"isolate", fihris::BidiMode::isolate},
                  {"visual", fihris::BidiMode::visual},
                  {"kitty", fihris::BidiMode::kitty}},
                 "Order of right-to-left text: auto, logical, isolate, visual, kitty; see: fihris bidi",
                 "MODE");
  app.add_flag("-q,--quiet", common.quiet, "Say nothing but errors");
  app.add_flag("-v,--verbose", common.verbose, "Say more");
}

/// The arguments as the parser takes them. A minus sign that excludes a word from
/// a query (before a letter that is not ASCII, a quotation mark or a parenthesis) must not look like an
/// option to it.
std::vector<std::string> arguments(int argc, char** argv) {
  std::vector<std::string> taken;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const bool excludes =
        argument.size() > 1 && argument[0] == '-' &&
        (static_cast<unsigned char>(argument[1]) >= 0x80 || argument[1] == '"' || argument[1] == '(');
    taken.push_back(excludes ? " " + argument : argument);
  }
  return taken;
}

int run(int argc, char** argv, fihris::StandardStreams& streams) {
  fihris::CommonOptions common;
  std::function<int()> action;
  const auto bind = [&](fihris::Command app) {
    bind_common(app, common);
    fihris::bind_index(app, common, action);
    fihris::bind_search(app, common, action);
    fihris::bind_analyze(app, common, action);
    fihris::bind_names(app, common, action);
    fihris::bind_places(app, common, action);
    fihris::bind_variants(app, common, action);
    fihris::bind_why(app, common, action);
    fihris::bind_serve(app, common, action);
    fihris::bind_status(app, common, action);
    fihris::bind_bidi(app, common, action);
  };
  if (!fihris::parse_command_line(version(), bind, arguments(argc, argv))) return 0;
  streams.set_bidi(common.bidi);
  if (common.index.empty()) common.index = fihris::default_index();
  try {
    return action();
  } catch (const Xapian::Error& error) {
    throw fihris::reading_error(common.index, error);
  }
}

}  // namespace

int main(int argc, char** argv) {
  fihris::guard_against_crashes();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no more is an error of the call, like a full disk
  fihris::StandardStreams streams;
  int status = failed;
  std::string message;
  try {
    status = run(argc, argv, streams);
  } catch (const std::exception& error) {
    message = fihris::message_of(error);
  }
  if (const std::string failure = streams.finish(); !failure.empty()) message = failure;
  if (message.empty()) return status;
  fihris::say(message);
  return failed;
}
