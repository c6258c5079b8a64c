#include "commands/options/shard_file.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "analyzers/error.h"
#include "commands/options/input_file.h"
#include "commands/options/settings.h"
#include "commands/options/user_file.h"
#include "index/shards/gathered.h"
#include "index/user_folders.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::size_t most_bytes = 1u << 20;

std::string place_of(const std::string& file, const toml::source_region& source) {
  return file + ":" + std::to_string(source.begin.line);
}

Error not_understood(const std::string& place, const std::string& why) {
  return Error(tr("shards: {1}: {2}; see: man 5 fihris", {place, why}));
}

std::string text_of(const std::string& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return {};
  return read_small_file(tr("shards"), file, most_bytes, tr("make it smaller"));
}

toml::table parse(const std::string& text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw not_understood(place_of(file, error.source()), std::string(error.description()));
  }
}

Shard shard_of(const std::string& name, const toml::node& value, const std::string& file) {
  const std::string place = place_of(file, value.source());
  const toml::table* const table = value.as_table();
  if (table == nullptr) throw not_understood(place, tr("{1} is no table", {name}));
  Shard shard{name, {}, false};
  const auto add = [&](const toml::node& address) {
    const auto* const text = address.as_string();
    if (text == nullptr) throw not_understood(place_of(file, address.source()), tr("an address is a text"));
    try {
      shard.addresses.push_back(parse_shard_address(text->get()));
    } catch (const Error& error) {
      throw Error(std::string(error.what()) + " (" + place_of(file, address.source()) + ")");
    }
  };
  for (const auto& [key, one] : *table) {
    if (key.str() == "address") {
      if (const auto* const list = one.as_array()) {
        for (const toml::node& address : *list) add(address);
      } else {
        add(one);
      }
    } else if (key.str() == "insecure" && one.is_boolean()) {
      shard.insecure = one.as_boolean()->get();
    } else {
      throw not_understood(place_of(file, one.source()),
                           tr("{1} is neither address nor insecure = true", {std::string(key.str())}));
    }
  }
  if (shard.addresses.empty()) throw not_understood(place, tr("{1} has no address", {name}));
  return shard;
}

std::string as_toml(const Shard& shard) {
  std::string text = "[" + quoted(shard.name) + "]\naddress = [";
  for (const ShardAddress& address : shard.addresses)
    text += (&address == &shard.addresses.front() ? "" : ", ") + quoted(address.text());
  text += "]\n";
  return shard.insecure ? text + "insecure = true\n" : text;
}

/// The text without the table of this name: from its head to the next head or comment in front of one.
std::optional<std::string> without(const std::string& text, const std::string& file,
                                   const std::string& name) {
  const toml::table table = parse(text, file);
  const toml::node* const found = table.get(name);
  if (found == nullptr) return std::nullopt;
  const auto first = found->source().begin.line;
  auto behind = first;
  for (const auto& [key, other] : table) {
    const auto line = other.source().begin.line;
    if (line > first && (behind == first || line < behind)) behind = line;
  }
  std::string rest;
  toml::source_index number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const bool is_of_table = number >= first && (behind == first || number < behind);
    if (!is_of_table || (number > first && line.starts_with('#'))) rest += line;
    begin = end;
  }
  return rest;
}

void change(const std::function<std::optional<std::string>(const std::string& file)>& edit) {
  const std::string file = shard_file();
  if (file.empty()) throw Error(tr("shards: there is no home folder to keep them in; set XDG_CONFIG_HOME"));
  change_user_file(
      file, [&] { return edit(file); },
      [&](const std::string& why) {
        return Error(tr("shards: {1}: cannot be written: {2}; it is as it was", {file, why}));
      });
}

}  // namespace

std::string shard_file() {
  const std::string folder = user_config_folder();
  return folder.empty() ? folder : folder + "/fihris/shards.toml";
}

std::vector<Shard> read_shards() {
  std::vector<Shard> shards;
  const std::string file = shard_file();
  if (file.empty()) return shards;
  const toml::table table = parse(text_of(file), file);
  for (const auto& [key, value] : table) shards.push_back(shard_of(std::string(key.str()), value, file));
  return shards;
}

std::vector<Shard> require_shards() {
  std::vector<Shard> shards = read_shards();
  if (shards.empty())
    throw Error(
        tr("shards: {1}: names no shard; add one: fihris shards add NAME tcp://HOST:PORT", {shard_file()}));
  return shards;
}

IndexReader open_known_shards() {
  return open_shards(require_shards(), gathered_folder());
}

IndexReader open_front() {
  return open_gathered(require_shards(), gathered_folder());
}

void add_shard(const Shard& shard) {
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
  if (shard.name.empty() || std::any_of(shard.name.begin(), shard.name.end(), is_control))
    throw Error(tr("shards: a name has letters, and nothing that controls a terminal"));
  change([&](const std::string& file) -> std::optional<std::string> {
    const std::string text = text_of(file);
    std::string changed = without(text, file, shard.name).value_or(text);
    if (!changed.empty() && !changed.ends_with('\n')) changed += '\n';
    changed += as_toml(shard);
    parse(changed, file);  // a name that is no UTF-8
    return changed;
  });
}

bool remove_shard(const std::string& name) {
  bool is_removed = false;
  change([&](const std::string& file) {
    auto changed = without(text_of(file), file, name);
    is_removed = changed.has_value();
    return changed;
  });
  return is_removed;
}

}  // namespace fihris
