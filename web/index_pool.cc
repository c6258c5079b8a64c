#include "web/index_pool.h"

#include <utility>

#include "index/index_reader.h"

namespace fihris {

IndexPool::IndexPool(std::vector<std::string> indexes, std::function<Aliases()> aliases)
    : indexes_(std::move(indexes)), read_aliases_(std::move(aliases)), aliases_(read_aliases_()) {
  free_.push_back(std::make_unique<Searcher>(indexes_, aliases_));
}

IndexPool::Lease::Lease(IndexPool& pool, std::unique_ptr<Searcher> searcher, unsigned aliases)
    : pool_(pool), searcher_(std::move(searcher)), aliases_(aliases) {}

IndexPool::Lease::~Lease() {
  if (searcher_) pool_.give_back(std::move(searcher_), aliases_);
}

bool IndexPool::is_live(const Searcher& searcher) const {
  return fihris::is_live(searcher.reader());
}

IndexPool::Lease IndexPool::take() {
  std::unique_lock lock(mutex_);
  while (!free_.empty()) {
    std::unique_ptr<Searcher> searcher = std::move(free_.back());
    free_.pop_back();
    if (is_live(*searcher)) return {*this, std::move(searcher), alias_version_};
  }
  const Aliases aliases = aliases_;
  const unsigned version = alias_version_;
  lock.unlock();
  return {*this, std::make_unique<Searcher>(indexes_, aliases), version};
}

void IndexPool::give_back(std::unique_ptr<Searcher> searcher, unsigned aliases) {
  const std::lock_guard lock(mutex_);
  if (aliases == alias_version_) free_.push_back(std::move(searcher));
}

void IndexPool::drop_outdated() {
  std::vector<std::unique_ptr<Searcher>> dropped;  // closed when the lock is free again
  const std::lock_guard lock(mutex_);
  for (auto& searcher : free_) {
    if (!is_live(*searcher)) dropped.push_back(std::move(searcher));
  }
  std::erase(free_, nullptr);
}

void IndexPool::forget_aliases() {
  Aliases aliases = read_aliases_();
  const std::lock_guard lock(mutex_);
  aliases_ = std::move(aliases);
  ++alias_version_;
  free_.clear();
}

}  // namespace fihris
