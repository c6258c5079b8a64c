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
  watched_.push_back(std::make_shared<Watched>(std::move(link), address, std::move(copies)));
  watched_.back()->next_look = patience_.silence;
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
    for (const auto& due : watched_) {
      Watched& watched = *due;
      if (watched.is_looked_after || !is_due(watched)) continue;
      watched.is_looked_after = true;
      watched.look = start_threads(1, [this, &watched](const std::stop_token& stop, std::size_t) {
        look_after(watched, stop);
        watched.is_looked_after = false;
      });
      if (watched.look.empty()) watched.is_looked_after = false;
    }
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

void ServerWatch::look_after(const Watched& watched, const std::stop_token& stop) const {
  ServerLink& link = *watched.link;
  std::stop_source decided;
  const std::stop_callback stopping(stop, [&] { decided.request_stop(); });
  const auto cut = [&](ServerFault fault) {
    if (decided.request_stop()) link.cut(fault);
  };
  const unsigned of_listening = watched.copies.empty() ? patience_.lone_greeting : patience_.second_greeting;
  const auto look_at_itself = [&] {
    unsigned limit = of_listening;
    if (watched.address.is_ssh())
      limit = std::min(std::max(times_as_long * link.greeting_time(), limit), patience_.ssh);
    if (!greets(watched.address, limit, decided.get_token())) cut(ServerFault::stopped);
  };
  const auto look_at_copy = [&](const ShardAddress& copy) {
    if (greets(copy, copy.is_ssh() ? patience_.ssh : of_listening, decided.get_token()) && link.is_asked())
      cut(ServerFault::slow);
  };
  const std::size_t copies = link.is_asked() ? watched.copies.size() : 0;
  parallel_for(1 + copies, 1 + copies, [&](std::size_t, std::size_t i) {
    if (i == copies) {
      look_at_itself();
    } else {
      look_at_copy(watched.copies[i]);
    }
  });
}

}  // namespace fihris
