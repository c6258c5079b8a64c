#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace fihris {

/// Starts `count` threads that call `work(number)`, from 1 on. Where the system gives no more, there are
/// fewer: who calls this does the work in one thread at least, and needs no other.
template <typename Work>
std::vector<std::jthread> start_threads(std::size_t count, const Work& work) {
  std::vector<std::jthread> threads;
  try {
    for (std::size_t number = 1; number <= count; ++number) threads.emplace_back(work, number);
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) throw;
  }
  return threads;
}

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
    const auto threads = start_threads(std::max<std::size_t>(std::min(workers, count), 1) - 1, work);
    work(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace fihris
