#include "index/shards/server_watch.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "index/parallel.h"
#include "index/shards/greeting.h"

namespace fihris {
namespace {

constexpr std::chrono::milliseconds between_looks{20};

/// A machine behind ssh has so many times as long to greet again as it took at first.
constexpr unsigned times_as_long = 3;

}  // namespace

ServerWatch::~ServerWatch() {
  const std::lock_guard lock(mutex_);
  is_stopped_ = true;
  changed_.notify_all();
}

void ServerWatch::add(std::shared_ptr<ServerLink> link, const ShardAddress& address,
                      std::vector<ShardAddress> copies) {
  const std::lock_guard lock(mutex_);
  watched_.push_back(
      std::make_shared<Watched>(Watched{std::move(link), address, std::move(copies), 0, patience_.silence}));
  if (!thread_.joinable()) thread_ = std::jthread([this] { work(); });
  changed_.notify_all();
}

void ServerWatch::clear() {
  std::vector<std::shared_ptr<Watched>> watched;  // let go when the lock is free again
  const std::lock_guard lock(mutex_);
  watched.swap(watched_);
}

void ServerWatch::set_awake(bool is_awake) {
  const std::lock_guard lock(mutex_);
  is_awake_ = is_awake;
  for (const auto& watched : watched_) watched->next_look = patience_.silence;
  changed_.notify_all();
}

void ServerWatch::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_stopped_ || (is_awake_ && !watched_.empty()); });
    if (changed_.wait_for(lock, between_looks, [this] { return is_stopped_; })) return;
    std::vector<std::shared_ptr<Watched>> due;
    for (const auto& watched : watched_)
      if (is_due(*watched)) due.push_back(watched);
    if (due.empty()) continue;
    lock.unlock();
    parallel_for(due.size(), due.size(), [&](std::size_t, std::size_t i) { look_after(*due[i]); });
    due.clear();
    lock.lock();
  }
}

/// One that is known to be asked is looked after again and again, others, which nobody may wait for, ever
/// less.
bool ServerWatch::is_due(Watched& watched) const {
  const unsigned silence = watched.link->silence();
  if (silence < watched.last_silence) watched.next_look = patience_.silence;
  watched.last_silence = silence;
  if (silence < watched.next_look || watched.link->fault() != ServerFault::none) return false;
  watched.next_look = watched.link->is_asked() ? silence + patience_.silence : 2 * silence;
  return true;
}

void ServerWatch::look_after(const Watched& watched) const {
  ServerLink& link = *watched.link;
  const auto greets_again = [&](const ShardAddress& address) {
    if (!address.is_ssh())
      return greets(address, watched.copies.empty() ? patience_.lone_greeting : patience_.second_greeting);
    try {
      const unsigned limit = std::max(times_as_long * link.greeting_time(), patience_.greeting);
      const ServerLink again(address, std::min(limit, patience_.ssh), patience_.ssh);
      return true;
    } catch (const Xapian::NetworkError&) {
      return false;
    }
  };
  const std::size_t places = 1 + (link.is_asked() ? watched.copies.size() : 0);
  std::vector<char> do_greet(places);
  parallel_for(places, places, [&](std::size_t, std::size_t i) {
    do_greet[i] = greets_again(i == 0 ? watched.address : watched.copies[i - 1]);
  });
  if (!do_greet.front()) {
    link.cut(ServerFault::stopped);
  } else if (link.is_asked() && std::find(do_greet.begin() + 1, do_greet.end(), 1) != do_greet.end()) {
    link.cut(ServerFault::slow);
  }
}

}  // namespace fihris
