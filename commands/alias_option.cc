#include "commands/alias_option.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analyzers/error.h"

namespace fihris {

std::string default_alias_file() {
  constexpr const char* file = "/fihris/aliases.tsv";
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config != '\0') return std::string(config) + file;
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? std::string(home) + "/.config" + file : std::string();
}

Aliases load_aliases(const std::string& file) {
  const std::string name = file.empty() ? default_alias_file() : file;
  std::error_code error;
  if (file.empty() && (name.empty() || !std::filesystem::exists(name, error))) return {};
  std::ifstream stream(name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream || std::filesystem::is_directory(name, error)) {
    throw Error("alias file: " + name + ": cannot be read; name another with --aliases");
  }
  return Aliases(text, name);
}

void add_alias_option(Command command, std::string& file) {
  command.add_option("--aliases", file, "Your own names of the same thing [~/.config/fihris/aliases.tsv]")
      .type_name("FILE");
}

}  // namespace fihris
