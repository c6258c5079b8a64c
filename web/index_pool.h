#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// When connections to shards (index/shards/shard_connections.h) are made anew.
struct RenewalTimes {
  /// A server shows to a connection what there was when that began.
  std::chrono::milliseconds whole{60'000};
  std::chrono::milliseconds partial{5'000};  ///< the same where a shard is missing, which may be back
};

/// A collection opened for many threads: each takes it for itself while it answers, so that no database
/// object is shared. What is taken is of the live generation, and of the aliases as they are in the user's
/// file. Connections to shards that are in use are made anew by a thread of its own, so that no request waits
/// for a server that is gone.
class IndexPool {
 public:
  /// `aliases` reads them; it may throw Error, and is asked again when forget_aliases() was called. Opens the
  /// collection once, so that one that cannot be used is said at once; throws as `open` does.
  IndexPool(OpenIndex open, std::function<Aliases()> aliases, const RenewalTimes& times = {});
  ~IndexPool();
  IndexPool(const IndexPool&) = delete;
  IndexPool& operator=(const IndexPool&) = delete;

  /// What one thread has for itself.
  struct Opened {
    std::unique_ptr<Searcher> searcher;
    std::chrono::steady_clock::time_point since;
    unsigned aliases = 0;
    bool was_used = false;
  };

  /// An index that is given back at its end.
  class Lease {
   public:
    Lease(IndexPool& pool, Opened opened);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Searcher& operator*() const { return *opened_.searcher; }
    Searcher* operator->() const { return opened_.searcher.get(); }
    /// It is not to be used again: reading it has failed.
    void drop() { opened_.searcher.reset(); }

   private:
    IndexPool& pool_;
    Opened opened_;
  };

  /// Opens the collection.
  IndexReader open() const { return open_(); }

  /// Throws as `open` does.
  Lease take();

  /// Lets go of generations that are not live any more, whose files would be kept for them.
  void drop_outdated();
  void forget_aliases();

 private:
  Opened make();
  void give_back(Opened opened);
  bool is_due(const Opened& opened) const;
  std::unique_ptr<Searcher> take_due();
  void renew();

  const OpenIndex open_;
  const std::function<Aliases()> read_aliases_;
  const RenewalTimes times_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  Aliases aliases_;
  unsigned alias_version_ = 0;
  std::vector<Opened> free_;
  bool is_stopped_ = false;
  std::jthread renewing_;  ///< of shards
};

}  // namespace fihris
