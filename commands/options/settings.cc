#include "commands/options/settings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "analyzers/error.h"
#include "commands/options/input_file.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::size_t most_bytes = 1u << 20;
constexpr std::string_view name = "/fihris/config.toml";
/// Options of all commands may stand here: a file cannot have both an option and a table called index.
constexpr std::string_view common_table = "common";

std::string place_of(const std::string& file, const toml::source_region& source) {
  return file + ":" + std::to_string(source.begin.line);
}

[[noreturn]] void refuse(const std::string& place, const std::string& key, const std::string& why) {
  throw Error(tr("config: {1}: {2}: {3}; see: man 5 fihris", {place, key, why}));
}

/// What a value says as an argument of the command line would.
std::optional<std::string> argument(const toml::node& value) {
  if (const auto* text = value.as_string()) return text->get();
  if (const auto* number = value.as_integer()) return std::to_string(number->get());
  if (const auto* truth = value.as_boolean()) return truth->get() ? "true" : "false";
  return std::nullopt;
}

Setting setting(const std::string& command, const std::string& option, const toml::node& value,
                const std::string& file) {
  Setting made{command, option, {}, place_of(file, value.source())};
  const auto add = [&](const toml::node& one) {
    auto text = argument(one);
    if (!text) refuse(made.place, option, tr("is no text, whole number, truth or list of them"));
    made.values.push_back(std::move(*text));
  };
  if (const auto* list = value.as_array()) {
    for (const toml::node& one : *list) add(one);
  } else {
    add(value);
  }
  return made;
}

void read_file(const std::string& file, std::vector<Setting>& settings) {
  const std::string text = read_small_file(tr("config"), file, most_bytes, tr("name another with --config"));
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw Error(tr("config: {1}: {2}; see: man 5 fihris",
                   {place_of(file, error.source()), std::string(error.description())}));
  }
  for (const auto& [key, value] : table) {
    const std::string word(key.str());
    const auto* inner = value.as_table();
    if (inner == nullptr) {
      settings.push_back(setting("", word, value, file));
      continue;
    }
    for (const auto& [option, one] : *inner)
      settings.push_back(setting(word == common_table ? "" : word, std::string(option.str()), one, file));
  }
}

void read_if_there(const std::string& file, std::vector<Setting>& settings) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) read_file(file, settings);
}

}  // namespace

std::string user_settings_file() {
  const std::string folder = user_config_folder();
  return folder.empty() ? folder : folder + std::string(name);
}

std::vector<Setting> read_settings(const std::string& file) {
  std::vector<Setting> settings;
  if (!file.empty()) read_file(file, settings);
  if (const std::string user = user_settings_file(); !user.empty()) read_if_there(user, settings);
  const char* variable = std::getenv("XDG_CONFIG_DIRS");
  std::string_view folders = variable != nullptr && *variable != '\0' ? variable : "/etc/xdg";
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    // As the specification says, a relative path is ignored.
    if (folders.starts_with('/'))
      read_if_there(std::string(folders.substr(0, end)) + std::string(name), settings);
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return settings;
}

std::string quoted(const std::string& text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string result = "\"";
  for (const char byte : text) {
    const auto number = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      result.append(1, '\\').append(1, byte);
    } else if (number < 0x20 || number == 0x7F) {
      result.append("\\u00").append(1, digits[number >> 4]).append(1, digits[number & 15]);
    } else {
      result += byte;
    }
  }
  return result + '"';
}

}  // namespace fihris
