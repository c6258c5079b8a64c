#pragma once

#include <netinet/in.h>

#include <optional>
#include <stop_token>

#include "index/shards/shard.h"

namespace fihris {

/// Where a server that listens was reached.
struct Peer {
  sockaddr_in6 address{};  ///< or one of IPv4, which is smaller
  socklen_t size = 0;
};

/// Connects to a server that listens, and waits so many milliseconds until it says something: the system
/// accepts connections for a server that has stopped too, but only one that runs greets. Nothing if it does
/// not, or `stop` is requested. Throws Xapian::NetworkError, with the cause, if it cannot be connected to.
std::optional<Peer> await_greeting(const ShardAddress& address, unsigned patience,
                                   const std::stop_token& stop = {});

/// Whether a socket was made for that.
bool is_for_greeting(int socket);

/// Whether it greets, or one that ssh starts does.
bool greets(const ShardAddress& address, unsigned patience, const std::stop_token& stop);

}  // namespace fihris
