#include "commands/options/hit_options.h"

#include "messages/translation.h"
#include "query/output/terminal.h"

namespace fihris {

void add_path_options(Command command, PathOptions& options) {
  command.add_choice(
      "--hyperlink", options.hyperlinks,
      {{"auto", Hyperlinks::automatic}, {"always", Hyperlinks::always}, {"never", Hyperlinks::never}},
      tr("When paths are links: auto, always, never"), "WHEN");
  command.add_flag("--absolute", options.absolute, tr("Never write paths from the current folder"));
}

bool wants_hyperlinks(const PathOptions& options) {
  return options.hyperlinks == Hyperlinks::always ||
         (options.hyperlinks == Hyperlinks::automatic && takes_hyperlinks());
}

bool wants_color(const CommonOptions& common) {
  return common.color == Color::always || (common.color == Color::automatic && takes_colors());
}

}  // namespace fihris
