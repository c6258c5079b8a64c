#include "web/facet_tables.h"

#include <exception>
#include <utility>

namespace fihris {

FacetTables::FacetTables(std::function<IndexReader()> open)
    : open_(std::move(open)), thread_([this] { work(); }) {}

FacetTables::~FacetTables() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::shared_ptr<const FacetTable> FacetTables::of(const IndexReader& reader) {
  if (reader.shards) return nullptr;
  const std::lock_guard lock(mutex_);
  std::vector<std::string> generations = generations_of(reader);
  if (table_ && table_->generations() == generations) return table_;
  if (wanted_ != generations) {
    wanted_ = std::move(generations);
    changed_.notify_all();
  }
  return nullptr;
}

void FacetTables::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_stopped_ || wanted_ != tried_; });
    if (is_stopped_) return;
    tried_ = wanted_;
    table_ = nullptr;
    lock.unlock();
    std::shared_ptr<const FacetTable> made;
    try {
      const IndexReader reader = open_();
      made = FacetTable::read(reader, [this] {
        const std::lock_guard other(mutex_);
        return is_stopped_;
      });
    } catch (const std::exception&) {
      // Pages do without it, and say what is wrong with the index themselves.
    }
    lock.lock();
    table_ = std::move(made);
  }
}

}  // namespace fihris
