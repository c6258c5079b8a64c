#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/places/alias_edits.h"
#include "commands/commands.h"
#include "commands/options/alias_file.h"
#include "commands/options/alias_option.h"
#include "commands/reports/message.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

enum class Action { list, add, remove };

struct Options {
  Action action = Action::list;
  std::vector<std::string> forms;
  std::optional<AliasKind> kind;
  std::string aliases;
};

int list(const CommonOptions& common, const std::string& file, const std::vector<std::string>& forms) {
  const std::vector<std::string> lines = alias_lines(read_alias_file(file), forms);
  if (lines.empty() && !common.quiet)
    say(forms.empty() ? tr("alias: {1}: there is no alias", {file})
                      : tr("alias: {1}: there is none of these forms", {file}));
  for (const std::string& line : lines) std::cout << Shown{line} << '\n';
  return lines.empty() ? 1 : 0;
}

int change(const CommonOptions& common, const std::string& file, const Options& options) {
  if (options.forms.empty()) throw Error(tr("alias: no form was named; type: fihris alias add FORM FORM..."));
  const bool adds = options.action == Action::add;
  const AliasEdit edit = change_alias_file(file, [&](const std::string& text) {
    if (!adds) return without_aliases(text, options.forms);
    return with_aliases(text, options.kind ? *options.kind : likely_kind(text, options.forms), options.forms);
  });
  if (!common.quiet) {
    say(adds ? tr_count("alias: {2}: added {1} form", "alias: {2}: added {1} forms", edit.changed, {file})
             : tr_count("alias: {2}: removed {1} form", "alias: {2}: removed {1} forms", edit.changed,
                        {file}));
  }
  return edit.changed > 0 || adds ? 0 : 1;
}

int run(const CommonOptions& common, const Options& options) {
  const std::string file = options.aliases.empty() ? default_alias_file() : options.aliases;
  if (file.empty())
    throw Error(tr("alias: there is no home folder to keep aliases in; name a file with --aliases"));
  return options.action == Action::list ? list(common, file, options.forms) : change(common, file, options);
}

}  // namespace

void bind_alias(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("alias", tr("List and change your own names of the same thing"));
  auto options = std::make_shared<Options>();
  command.add_choice("action", options->action,
                     {{"list", Action::list}, {"add", Action::add}, {"remove", Action::remove}},
                     tr("list, add or remove [list]"), "ACTION");
  command.add_option("forms", options->forms, tr("The names; one of several words in quotation marks"))
      .type_name("FORM...");
  command.add_choice("--kind", options->kind,
                     {{"place", std::optional(AliasKind::place)},
                      {"month", std::optional(AliasKind::month)},
                      {"institution", std::optional(AliasKind::institution)},
                      {"person", std::optional(AliasKind::person)},
                      {"word", std::optional(AliasKind::word)}},
                     tr("What the names are of; place or person by default"), "KIND");
  add_alias_option(command, options->aliases);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return run(common, *options); }; });
}

}  // namespace fihris
