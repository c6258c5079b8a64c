#include <iomanip>
#include <iostream>
#include <string>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "commands/commands.h"
#include "commands/options/settings.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"
#include "query/terminal/direction.h"
#include "query/terminal/line_layout.h"

#include <unistd.h>

namespace fihris {
namespace {

/// A line as a search shows it: "(Peace upon Cairo) 2015", a day, a source.
std::string sample() {
  using namespace letter;
  const std::u32string peace{alef, lam, sin, lam, alef, mim};
  const std::u32string upon{ain, lam, alef_maqsura};
  const std::u32string cairo{alef, lam, qaf, alef, haa, ra, taa_marbuta};
  return isolated("(" + to_utf8(peace) + " " + to_utf8(upon) + ") " + to_utf8(cairo) + " 2015") +
         "  2015-07-12  " + isolated(to_utf8(cairo));
}

int show_modes(const CommonOptions& common) {
  const Direction chosen = terminal_direction();
  const std::size_t columns = columns_of(STDOUT_FILENO);
  std::cout
      << tr("Which of these lines reads right: letters joined, words from right to left, the year and the "
            "day in order?")
      << '\n';
  for (const BidiMode mode : {BidiMode::isolate, BidiMode::logical, BidiMode::visual, BidiMode::kitty}) {
    const std::string head = std::string(mode == chosen.mode ? "* " : "  ") + name_of(mode);
    const std::string line = head + std::string(11 - head.size(), ' ') + sample();
    std::cout << LaidOut{lay_out(line, mode, columns) + '\n'};
  }
  std::cout << OneLine{tr("auto is {1}: {2}.", {std::string(name_of(chosen.mode)), chosen.reason})} << '\n';
  if (common.bidi != BidiMode::automatic)
    std::cout << tr("--bidi asks for {1}.", {std::string(name_of(common.bidi))}) << '\n';
  const std::string file = user_settings_file();
  const std::string advice =
      file.empty() ? tr("If another one reads right, ask for it: --bidi MODE")
                   : tr("If another one reads right, ask for it: --bidi MODE, or for always the line bidi = "
                        "\"MODE\" in {1}",
                        {file});
  std::cout << OneLine{advice} << '\n';
  return 0;
}

}  // namespace

void bind_bidi(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("bidi", tr("Show which order of Arabic letters this terminal needs"));
  command.callback([&common, &action] { action = [&common] { return show_modes(common); }; });
}

}  // namespace fihris
