#include <iostream>
#include <memory>
#include <string>

#include "commands/commands.h"
#include "commands/options/settings.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

std::string as_toml(const std::vector<std::string>& values) {
  if (values.size() == 1) return values.front();
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
  return "[" + list + "]";
}

/// What is not by default is a line of a configuration file, all else a comment.
std::string as_file(const std::vector<OptionValue>& options) {
  std::string text = "[common]\n";
  std::string command;
  for (const OptionValue& option : options) {
    if (option.command != command) text += "\n[" + option.command + "]\n";
    command = option.command;
    const std::string value = option.values.empty() ? "" : " = " + as_toml(option.values);
    text += option.origin.empty() ? "# " + option.option + value + '\n'
                                  : option.option + value + "  # " + safe_name(option.origin) + '\n';
  }
  return text;
}

}  // namespace

void bind_config(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("config", tr("Show which options hold, and what says so"));
  command.callback([&common, &action] {
    action = [&common] {
      const std::string file = user_settings_file();
      const std::string text =
          file.empty() ? "" : "# " + safe_name(file) + " is yours; what has a # holds by default.\n";
      // A line of it stays one, so that the whole is such a file.
      std::cout << Verbatim{text + as_file(common.options)};
      return 0;
    };
  });
}

void bind_help(Command app) {
  app.add_subcommand("help", tr("Explain a command: fihris help COMMAND"));
}

}  // namespace fihris
