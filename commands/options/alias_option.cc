#include "commands/options/alias_option.h"

#include <filesystem>

#include "commands/options/input_file.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fihris {
std::string default_alias_file() {
  const std::string config = user_config_folder();
  return config.empty() ? config : config + "/fihris/aliases.tsv";
}

Aliases load_aliases(const std::string& file) {
  const std::string name = file.empty() ? default_alias_file() : file;
  std::error_code error;
  if (file.empty() && (name.empty() || !std::filesystem::exists(name, error))) return {};
  const std::string text =
      read_small_file(tr("alias file"), name, most_alias_bytes, tr("name another with --aliases"));
  return Aliases(text, name);
}

void add_alias_option(Command command, std::string& file) {
  command.add_option("--aliases", file, tr("Your own names of the same thing [~/.config/fihris/aliases.tsv]"))
      .type_name("FILE")
      .not_empty();
}

}  // namespace fihris
