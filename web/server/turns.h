#pragma once

#include <chrono>
#include <cstddef>
#include <iterator>
#include <list>
#include <optional>

namespace fihris {

/// How many jobs run at once: as many as there are processors, so that none is made slower by others that
/// could as well wait. One that takes long does not count, so that short ones never wait for it.
class Turns {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Running = std::list<Time>::iterator;

  Turns(std::size_t at_once, std::chrono::milliseconds long_after)
      : at_once_(at_once), long_after_(long_after) {}

  bool may_begin(Time now) const { return counted(now) < at_once_; }

  /// When a job may begin although none has ended; nothing if one may now.
  std::optional<Time> next_turn(Time now) const {
    if (may_begin(now)) return std::nullopt;
    auto first = running_.begin();
    std::advance(first, static_cast<std::ptrdiff_t>(running_.size() - counted(now)));
    return *first + long_after_;
  }

  Running begin(Time now) { return running_.insert(running_.end(), now); }
  void end(Running job) { running_.erase(job); }

 private:
  std::size_t counted(Time now) const {
    std::size_t count = 0;
    for (auto job = running_.rbegin(); job != running_.rend() && now < *job + long_after_; ++job) ++count;
    return count;
  }

  std::size_t at_once_;
  std::chrono::milliseconds long_after_;
  std::list<Time> running_;  ///< when they began, in this order
};

}  // namespace fihris
