#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <vector>

#include "index/shards/server_link.h"
#include "index/shards/shard_patience.h"

namespace fihris {

/// What came of connecting to a server.
struct Tried {
  std::size_t address = 0;  ///< its place
  std::shared_ptr<ServerLink> link = {};
  std::exception_ptr failure = {};  ///< null if there is a link
};

/// Connects to the first server that greets, of those at `places` of `addresses`: to each when the one before
/// has failed, or beside it when that has not greeted soon. Returns who has failed, and then who has greeted,
/// if anybody has; who has done neither yet is let go.
std::vector<Tried> connect_to_first(const std::vector<ShardAddress>& addresses,
                                    const std::vector<std::size_t>& places, const ShardPatience& patience);

}  // namespace fihris
