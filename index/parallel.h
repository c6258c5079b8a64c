#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace fihris {

/// Calls `task(worker, i)` for every i below `count`, in order, each on the next free of `workers` threads;
/// `worker` is the number of the thread. After a task has thrown, no further one is started and the first
/// exception is rethrown.
template <typename Task>
void parallel_for(std::size_t workers, std::size_t count, const Task& task) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto work = [&](std::size_t worker) {
    try {
      for (std::size_t i = next++; i < count; i = next++) task(worker, i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t worker = 1; worker < workers && worker < count; ++worker)
      threads.emplace_back(work, worker);
    work(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace fihris
