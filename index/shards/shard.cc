#include "index/shards/shard.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "analyzers/error.h"
#include "index/index_folder.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::string_view tcp = "tcp://", ssh = "ssh://";
constexpr int highest_port = 65'535;

bool is_host(std::string_view host, bool is_bracketed) {
  const auto is_of_host = [&](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '.' || byte == '-' || byte == '_' || (is_bracketed && (byte == ':' || byte == '%'));
  };
  // What begins with a hyphen would be an option to a program.
  return !host.empty() && host.front() != '-' && std::all_of(host.begin(), host.end(), is_of_host);
}

std::optional<int> port_in(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 1 || port > highest_port)
    return std::nullopt;
  return port;
}

/// HOST:PORT, or HOST alone if that will do; false if `text` is neither.
bool parse_place(std::string_view text, bool needs_port, ShardAddress& address) {
  const std::size_t bracket = text.rfind(']');
  const std::size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  std::string_view host = text.substr(0, colon);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  address.host += host;
  if (!is_host(host, is_bracketed)) return false;
  if (colon == std::string_view::npos) return !needs_port;
  const auto port = port_in(text.substr(colon + 1));
  address.port = port.value_or(0);
  return port.has_value();
}

bool parse_ssh(std::string_view text, ShardAddress& address) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  address.folder = text.substr(slash);
  text = text.substr(0, slash);
  if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    if (!is_host(text.substr(0, at), false)) return false;
    address.host = text.substr(0, at + 1);
    text = text.substr(at + 1);
  }
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
  return parse_place(text, false, address) &&
         std::none_of(address.folder.begin(), address.folder.end(), is_control);
}

/// For a shell, one word.
std::string quoted_for_shell(std::string_view text) {
  std::string quoted = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += byte;
    }
  }
  return quoted + "'";
}

}  // namespace

std::string ShardAddress::text() const {
  const std::size_t after_user = host.find('@') + 1;
  const bool is_ipv6 = host.find(':') != std::string::npos;
  std::string text(is_ssh() ? ssh : tcp);
  text += host.substr(0, after_user);
  text += is_ipv6 ? "[" + host.substr(after_user) + "]" : host.substr(after_user);
  if (port != 0) text += ":" + std::to_string(port);
  return text + folder;
}

bool ShardAddress::is_loopback() const {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

ShardAddress parse_shard_address(std::string_view text) {
  ShardAddress address;
  if (text.starts_with(tcp) ? parse_place(text.substr(tcp.size()), true, address)
                            : text.starts_with(ssh) && parse_ssh(text.substr(ssh.size()), address))
    return address;
  throw Error(tr("shards: {1}: is no address; write it so: tcp://HOST:PORT or ssh://HOST/FOLDER",
                 {std::string(text)}));
}

std::vector<std::string> ssh_command(const ShardAddress& address) {
  std::vector<std::string> words{"ssh", "-T"};
  for (const char* option :
       {"BatchMode=yes", "ConnectTimeout=5", "ServerAliveInterval=5", "ServerAliveCountMax=2"})
    words.insert(words.end(), {"-o", option});
  if (address.port != 0) words.insert(words.end(), {"-p", std::to_string(address.port)});
  // The link is followed once: a server opens its list and then each shard by its path.
  words.insert(words.end(), {"--", address.host,
                             R"(sh -c 'cd -P "$0" && exec xapian-progsrv "$PWD/articles"' )" +
                                 quoted_for_shell(current_link(address.folder))});
  return words;
}

void require_safe(const Shard& shard) {
  for (const ShardAddress& address : shard.addresses) {
    if (shard.insecure || address.is_ssh() || address.is_loopback()) continue;
    throw Error(
        tr("shards: {1}: {2} is another machine, and what goes there can be read and changed on the way; "
           "lead it "
           "through ssh or WireGuard, or say: insecure = true",
           {shard.name, address.text()}));
  }
}

}  // namespace fihris
