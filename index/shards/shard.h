#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Where a server of Xapian's (xapian-tcpsrv) listens.
struct ShardAddress {
  std::string host;  ///< a name or a number, one of IPv6 without brackets
  int port = 0;

  /// As users write it: tcp://HOST:PORT.
  std::string text() const;
  /// Whether it is this machine, over no network.
  bool is_loopback() const;
};

/// Throws Error unless `text` is tcp://HOST:PORT.
ShardAddress parse_shard_address(std::string_view text);

/// A part of a collection that is searched on another machine.
struct Shard {
  std::string name;
  /// Of servers with copies of the same articles: the first that answers is asked.
  std::vector<ShardAddress> addresses;
  bool insecure = false;  ///< whether it may be asked over a network in the clear
};

/// Throws Error, naming the cure, if the shard would be asked over a network in the clear and does not say
/// that it may.
void require_safe(const Shard& shard);

}  // namespace fihris
