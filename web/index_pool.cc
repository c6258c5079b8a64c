#include "web/index_pool.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "index/index_reader.h"

namespace fihris {
namespace {

bool is_of_live(const IndexPool::Opened& opened) {
  return is_live(opened.searcher->reader());
}

/// Whether somebody waits for answers of shards.
void set_awake(const IndexPool::Opened& opened, bool is_awake) {
  if (const auto& shards = opened.searcher->reader().shards) shards->set_awake(is_awake);
}

}  // namespace

IndexPool::IndexPool(OpenIndex open, std::function<Aliases()> aliases, const RenewalTimes& times)
    : open_(std::move(open)), read_aliases_(std::move(aliases)), times_(times), aliases_(read_aliases_()) {
  free_.push_back(make());
  if (free_.front().searcher->reader().shards) renewing_ = std::jthread([this] { renew(); });
}

IndexPool::~IndexPool() {
  const std::lock_guard lock(mutex_);
  is_stopped_ = true;
  stopped_.notify_all();
}

IndexPool::Lease::Lease(IndexPool& pool, Opened opened) : pool_(pool), opened_(std::move(opened)) {}

IndexPool::Lease::~Lease() {
  if (opened_.searcher) pool_.give_back(std::move(opened_));
}

IndexPool::Opened IndexPool::make() {
  std::unique_lock lock(mutex_);
  const Aliases aliases = aliases_;
  const unsigned version = alias_version_;
  lock.unlock();
  const auto now = std::chrono::steady_clock::now();
  return {std::make_unique<Searcher>(open_, aliases), now, version, false};
}

IndexPool::Lease IndexPool::take() {
  std::unique_lock lock(mutex_);
  while (!free_.empty()) {
    Opened opened = std::move(free_.back());
    free_.pop_back();
    if (!is_of_live(opened)) continue;
    set_awake(opened, true);
    return {*this, std::move(opened)};
  }
  lock.unlock();
  return {*this, make()};
}

void IndexPool::give_back(Opened opened) {
  const std::lock_guard lock(mutex_);
  opened.was_used = true;
  set_awake(opened, false);
  if (opened.aliases == alias_version_) free_.push_back(std::move(opened));
}

bool IndexPool::is_due(const Opened& opened) const {
  if (!opened.searcher->reader().shards) return false;
  const auto age = std::chrono::steady_clock::now() - opened.since;
  return age >= (opened.searcher->is_partial() ? times_.partial : times_.whole);
}

void IndexPool::drop_outdated() {
  std::vector<Opened> dropped;  // closed when the lock is free again
  const std::lock_guard lock(mutex_);
  const auto first = std::partition(free_.begin(), free_.end(), [this](const Opened& opened) {
    return is_of_live(opened) && (opened.was_used || !is_due(opened));
  });
  std::move(first, free_.end(), std::back_inserter(dropped));
  free_.erase(first, free_.end());
}

std::unique_ptr<Searcher> IndexPool::take_due() {
  const auto due =
      std::find_if(free_.begin(), free_.end(), [this](const Opened& one) { return is_due(one); });
  if (due == free_.end()) return nullptr;
  std::unique_ptr<Searcher> searcher = std::move(due->searcher);
  free_.erase(due);
  return searcher;
}

/// What is due stays in use until there is another in its place.
void IndexPool::renew() {
  std::unique_lock lock(mutex_);
  const auto period = std::min(times_.partial, times_.whole) / 2;
  while (!stopped_.wait_for(lock, period, [this] { return is_stopped_; })) {
    while (!is_stopped_ && std::any_of(free_.begin(), free_.end(), [this](const Opened& opened) {
      return opened.was_used && is_due(opened);
    })) {
      lock.unlock();
      std::unique_ptr<Searcher> old;
      try {
        Opened opened = make();
        lock.lock();
        old = take_due();
        set_awake(opened, false);
        if (opened.aliases == alias_version_) free_.push_back(std::move(opened));
      } catch (const std::exception&) {
        // Requests say what is wrong, once they ask for more than there is.
        lock.lock();
        break;
      }
      lock.unlock();
      old.reset();
      lock.lock();
    }
  }
}

void IndexPool::forget_aliases() {
  Aliases aliases = read_aliases_();
  const std::lock_guard lock(mutex_);
  aliases_ = std::move(aliases);
  ++alias_version_;
  free_.clear();
}

}  // namespace fihris
