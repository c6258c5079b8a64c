#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/shards/gathered.h"
#include "query/match/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/shard_server.h"

namespace fihris {

/// The sample corpus as one index, and in four shards that are served and gathered.
struct PartedShards {
  PartedShards() {
    const std::vector<std::string> folders = folders_of_corpus();
    whole = index_of(place, "whole", folders);
    std::vector<std::vector<std::string>> parts(4);
    for (std::size_t i = 0; i < folders.size(); ++i) parts[i % parts.size()].push_back(folders[i]);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      indexes.push_back(index_of(place, std::to_string(i), parts[i]));
      servers.push_back(std::make_unique<ShardServer>(indexes.back()));
      shards.push_back(
          {"shard-" + std::to_string(i), {parse_shard_address(servers.back()->address())}, false});
    }
    gather(ShardConnections(shards, ShardPatience::of_one_try()), gathered);
  }

  OpenIndex open() const {
    return [this] { return open_shards(shards, gathered); };
  }

  TemporaryFolder place;
  std::string whole, gathered = place.path("gathered");
  std::vector<std::string> indexes;
  std::vector<std::unique_ptr<ShardServer>> servers;
  std::vector<Shard> shards;
};

}  // namespace fihris
