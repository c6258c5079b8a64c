#include "commands/program.h"

#include <csignal>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "commands/process/crash_guard.h"
#include "commands/process/pager.h"
#include "commands/reports/message.h"
#include "index/index_reader.h"
#include "messages/translation.h"
#include "query/output/palette.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"

namespace fihris {
namespace {

constexpr int failed = 2;
constexpr std::size_t usual_rows = 24;  ///< of a terminal that does not tell

std::string version() {
  return "fihris " FIHRIS_VERSION ", analyzer " + std::string(analyzer_name) + "." +
         std::to_string(analyzer_version);
}

void bind_common(Command app, CommonOptions& common) {
  app.add_option(
         "--index", common.indexes,
         tr("Folder of the index [$FIHRIS_INDEX, else ~/.local/share/fihris/default]; several are searched "
            "as one"))
      .type_name("DIR")
      .one_value_each()
      .not_empty();
  app.add_option("--config", common.config, tr("A configuration file [~/.config/fihris/config.toml]"))
      .type_name("FILE")
      .not_empty();
  app.add_choice("--color", common.color,
                 {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                 tr("When to highlight: auto, always, never"), "WHEN");
  app.add_option("--colors", common.colors, tr("Colours by role, such as: match=bold red,path=blue"))
      .type_name("ROLE=STYLE")
      .one_value_each()
      .not_empty();
  app.add_choice("--bidi", common.bidi,
                 {{"auto", BidiMode::automatic},
                  {"logical", BidiMode::logical},
                  {"isolate", BidiMode::isolate},
                  {"visual", BidiMode::visual},
                  {"kitty", BidiMode::kitty}},
                 tr("Order of right-to-left text: auto, logical, isolate, visual, kitty; see: fihris bidi"),
                 "MODE");
  app.add_choice("--pager", common.pager, {{"auto", true}, {"never", false}},
                 tr("Whether long output is shown in a pager: auto, never"), "WHEN");
  app.add_flag("-q,--quiet", common.quiet, tr("Say nothing but errors"));
  app.add_flag("-v,--verbose", common.verbose, tr("Say more"));
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

/// A mistake is said by whatever command, coloured or not, and where it stands.
void check_colors(const CommonOptions& common) {
  try {
    palette_of(common.colors);
  } catch (const Error& error) {
    for (const OptionValue& value : common.options) {
      const bool is_of_file = value.option == "colors" && value.origin.find(':') != std::string::npos;
      if (is_of_file) throw Error(tr("config: {1}: {2}", {value.origin, error.what()}));
    }
    throw;
  }
}

int run(int argc, char** argv, const BindCommands& bind_commands, SettingsOfNothing unknown,
        StandardStreams& streams, Pager& pager) {
  CommonOptions common;
  ChosenCommand chosen;
  const auto bind = [&](Command app) {
    bind_common(app, common);
    bind_commands(app, common, chosen);
  };
  const auto settings = [&common] { return read_settings(common.config); };
  const auto order_letters = [&] { streams.set_bidi(common.bidi); };
  ParsedCommandLine parsed =
      parse_command_line(version(), bind, arguments(argc, argv), settings, order_letters);
  if (!parsed.runs) return 0;
  if (!common.quiet && unknown == SettingsOfNothing::said) {
    for (const std::string& warning : parsed.warnings) say(warning);
  }
  common.options = std::move(parsed.options);
  check_colors(common);
  order_letters();
  if (chosen.paged && common.pager && Pager::is_wanted()) {
    const std::size_t rows = terminal_rows();
    streams.page(rows > 1 ? rows - 1 : usual_rows, [&pager] { pager.start(); });
  }
  common.index_is_named = !common.indexes.empty();
  if (common.indexes.empty()) common.indexes = {default_index()};
  common.index = listed_indexes(common.indexes);
  try {
    return chosen.paged ? chosen.paged() : chosen.action();
  } catch (const Xapian::Error& error) {
    throw reading_error(common.index, error);
  }
}

}  // namespace

int run_program(int argc, char** argv, const BindCommands& bind, SettingsOfNothing unknown) {
  guard_against_crashes();
  use_language_of_environment();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no more is an error of the call, like a full disk
  Pager pager;                    // left when all has been written
  StandardStreams streams;
  int status = failed;
  std::string message;
  try {
    status = run(argc, argv, bind, unknown, streams, pager);
  } catch (const std::exception& error) {
    message = message_of(error);
  }
  if (const std::string failure = streams.finish(); !failure.empty()) message = failure;
  if (message.empty() && status > ended_by_signal) {
    // So that a shell knows, and ends its script too.
    std::signal(status - ended_by_signal, SIG_DFL);
    std::raise(status - ended_by_signal);
  }
  if (message.empty()) return status;
  say(message);
  return failed;
}

}  // namespace fihris
