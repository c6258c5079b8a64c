#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "index/shards/gathered.h"
#include "query/match/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/shard_server.h"
#include "tests/support/temporary_folder.h"

namespace fihris {

inline std::string index_of(const TemporaryFolder& place, const std::string& name,
                            const std::vector<std::string>& folders) {
  IndexingOptions options;
  options.index = place.path(name);
  options.jobs = 1;
  options.folders = folders;
  index_silently(options);
  return options.index;
}

/// The sample corpus as one index, and in four shards that are served and gathered.
struct PartedShards {
  PartedShards() {
    std::vector<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(SAMPLE_CORPUS))
      if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
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
