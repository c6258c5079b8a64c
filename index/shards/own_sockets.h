#pragma once

#include <sys/types.h>

#include <map>

#include "index/shards/greeting.h"

namespace fihris {

/// The sockets of this program that are connected to `peer`, by what tells them apart for ever: Xapian does
/// not say which one is its. Without those of greetings.
std::map<ino_t, int> sockets_to(const Peer& peer);

/// Whether a connection of `client`, on this machine, to `place` is this program's.
bool is_own_socket(const Peer& client, const Peer& place);

}  // namespace fihris
