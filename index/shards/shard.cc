#include "index/shards/shard.h"

#include <charconv>

#include "analyzers/error.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::string_view scheme = "tcp://";
constexpr int highest_port = 65'535;

}  // namespace

std::string ShardAddress::text() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return std::string(scheme) + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

bool ShardAddress::is_loopback() const {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

ShardAddress parse_shard_address(std::string_view text) {
  const auto fail = [&]() -> Error {
    return Error(tr("shards: {1}: is no address; write it so: tcp://HOST:PORT", {std::string(text)}));
  };
  if (!text.starts_with(scheme)) throw fail();
  std::string_view rest = text.substr(scheme.size());
  const std::size_t colon = rest.rfind(':');
  if (colon == std::string_view::npos) throw fail();
  ShardAddress address;
  std::string_view host = rest.substr(0, colon);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  const auto is_of_host = [&](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '.' || byte == '-' || byte == '_' || (is_bracketed && (byte == ':' || byte == '%'));
  };
  for (const char byte : host)
    if (!is_of_host(byte)) throw fail();
  address.host = host;
  const std::string_view port = rest.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (host.empty() || error != std::errc() || end != port.data() + port.size() || address.port < 1 ||
      address.port > highest_port)
    throw fail();
  return address;
}

void require_safe(const Shard& shard) {
  for (const ShardAddress& address : shard.addresses) {
    if (shard.insecure || address.is_loopback()) continue;
    throw Error(
        tr("shards: {1}: {2} is another machine, and what goes there can be read and changed on the way; "
           "lead it "
           "through ssh or WireGuard, or say: insecure = true",
           {shard.name, address.text()}));
  }
}

}  // namespace fihris
