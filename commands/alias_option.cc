#include "commands/alias_option.h"

#include <cstdlib>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "commands/input_file.h"

namespace fihris {
namespace {

constexpr std::size_t most_alias_bytes = 16u << 20;

}  // namespace

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
  const std::string text =
      read_small_file("alias file", name, most_alias_bytes, "name another with --aliases");
  return Aliases(text, name);
}

void add_alias_option(CLI::App& command, std::string& file) {
  command.add_option("--aliases", file, "Your own names of the same thing [~/.config/fihris/aliases.tsv]")
      ->type_name("FILE");
}

}  // namespace fihris
