#pragma once

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "index/parallel.h"

namespace fihris {

/// Tasks that make further tasks, carried out by several threads, the latest first: what is begun is ended
/// before more is begun.
class TaskStack {
 public:
  using Task = std::function<void()>;

  /// May be called by tasks.
  void push(Task task) {
    const std::lock_guard lock(mutex_);
    if (failure_) return;
    tasks_.push_back(std::move(task));
    changed_.notify_one();
  }

  /// Carries out all tasks in `workers` threads, this one included. After a task has thrown, no further one
  /// is begun and the first exception is rethrown.
  void run(std::size_t workers) {
    {
      const auto threads =
          start_threads(std::max<std::size_t>(workers, 1) - 1, [this](std::size_t) { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return !tasks_.empty() || running_ == 0; });
      if (tasks_.empty()) return;
      const Task task = std::move(tasks_.back());
      tasks_.pop_back();
      ++running_;
      lock.unlock();
      std::exception_ptr failure;
      try {
        task();
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      if (failure) {
        if (!failure_) failure_ = failure;
        tasks_.clear();
      }
      if (--running_ == 0) changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Task> tasks_;
  std::size_t running_ = 0;
  std::exception_ptr failure_;
};

}  // namespace fihris
