#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "index/shards/server_link.h"
#include "index/shards/shard.h"
#include "index/shards/shard_patience.h"

namespace fihris {

/// Looks after servers that are silent, by threads of its own, while answers of them may be waited for: one
/// that has stopped is cut off, and so is one that takes its time as soon as a copy greets.
class ServerWatch {
 public:
  explicit ServerWatch(const ShardPatience& patience) : patience_(patience) {}
  ~ServerWatch();
  ServerWatch(const ServerWatch&) = delete;
  ServerWatch& operator=(const ServerWatch&) = delete;

  /// Watches a connection to `address`, which has these copies that may be asked instead.
  void add(std::shared_ptr<ServerLink> link, const ShardAddress& address, std::vector<ShardAddress> copies);
  /// Watches nothing any more.
  void clear();

  /// Whether answers may be waited for, as at the beginning.
  void set_awake(bool is_awake);

 private:
  struct Watched {
    std::shared_ptr<ServerLink> link;
    ShardAddress address;
    std::vector<ShardAddress> copies;
    unsigned last_silence = 0;  ///< when it was asked for last
    unsigned next_look = 0;     ///< at which silence
    std::atomic<bool> is_looked_after = false;
    std::vector<std::jthread> look = {};  ///< one or none
  };

  void work();
  bool is_due(Watched& watched) const;
  void look_after(const Watched& watched, const std::stop_token& stop) const;

  const ShardPatience patience_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::shared_ptr<Watched>> watched_;
  bool is_awake_ = true;
  bool is_stopped_ = false;
  std::jthread thread_;  ///< since something is watched
};

}  // namespace fihris
