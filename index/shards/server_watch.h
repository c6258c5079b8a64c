#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "index/shards/server_link.h"
#include "index/shards/shard.h"

namespace fihris {

/// How long servers are waited for, in milliseconds.
struct ShardPatience {
  unsigned greeting = 400;  ///< until a server says that it is there; then the next address is tried
  unsigned ssh = 5'000;     ///< the same of one that ssh starts
  /// Until a server that says nothing is looked after: by a second connection, to which one that works on
  /// something greets and one that has stopped does not.
  unsigned silence = 200;
  unsigned second_greeting = 200;  ///< for that, of those that listen, if there is a copy
  unsigned lone_greeting = 280;    ///< the same if there is none
  unsigned answer = 10'000;        ///< until one that works has answered

  /// For who cannot begin anew: nobody is given up before `answer`.
  static ShardPatience of_one_try() {
    ShardPatience patience;
    patience.silence = patience.answer;
    return patience;
  }
};

/// Looks after servers that are silent, by a thread of its own, while answers of them may be waited for: one
/// that has stopped is cut off, and so is one that takes its time where a copy greets.
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
    unsigned last_silence = 0;  ///< at the last look
    unsigned next_look = 0;     ///< at which silence
  };

  void work();
  bool is_due(Watched& watched) const;
  void look_after(const Watched& watched) const;

  const ShardPatience patience_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::shared_ptr<Watched>> watched_;
  bool is_awake_ = true;
  bool is_stopped_ = false;
  std::jthread thread_;  ///< since something is watched
};

}  // namespace fihris
