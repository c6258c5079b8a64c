#include "commands/alias_option.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "analyzers/error.h"
#include "index/user_folders.h"

namespace fihris {

std::string default_alias_file() {
  const std::string config = user_config_folder();
  return config.empty() ? config : config + "/fihris/aliases.tsv";
}

Aliases load_aliases(const std::string& file) {
  const std::string name = file.empty() ? default_alias_file() : file;
  std::error_code error;
  if (file.empty() && (name.empty() || !std::filesystem::exists(name, error))) return {};
  if (std::filesystem::is_directory(name, error)) {
    throw Error("alias file: " + name + ": is a folder; name a file with --aliases");
  }
  std::ifstream stream(name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) {
    throw Error("alias file: " + name + ": cannot be read; name another with --aliases");
  }
  return Aliases(text, name);
}

void add_alias_option(Command command, std::string& file) {
  command.add_option("--aliases", file, "Your own names of the same thing [~/.config/fihris/aliases.tsv]")
      .type_name("FILE")
      .not_empty();
}

}  // namespace fihris
