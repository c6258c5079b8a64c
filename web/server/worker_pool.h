#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "index/file_descriptor.h"
#include "web/server/turns.h"

namespace fihris {

/// Threads that answer requests, in the order in which these come.
class WorkerPool {
 public:
  struct Job {
    std::uint64_t connection = 0;
    std::string request;
    std::shared_ptr<std::atomic<bool>> abandoned;  ///< nobody waits for the answer any more
  };
  struct Done {
    std::uint64_t connection = 0;
    std::string response;
  };

  /// `answer` is called in the threads, `turns` at once; it may throw nothing.
  WorkerPool(std::size_t workers, Turns turns, std::function<std::string(const std::string&)> answer);

  /// False if `most` jobs wait already.
  bool add(Job job, std::size_t most);
  /// What has been answered since the last call.
  std::vector<Done> take_done();
  /// Readable when something is there to be taken.
  int descriptor() const { return state_->wake.value(); }
  /// No more jobs are begun. True if no worker is in one; the others are left to end by themselves.
  bool stop();

 private:
  /// Shared with the threads, which may outlive the pool.
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;
    std::vector<Done> done;
    Turns turns;
    std::size_t busy = 0;
    bool stopped = false;
    std::function<std::string(const std::string&)> answer;
    FileDescriptor wake;
  };
  /// Waits for a job and its turn; false when there are to be no more.
  static bool wait(State& state, std::unique_lock<std::mutex>& lock);
  static void work(const std::shared_ptr<State>& state);

  std::shared_ptr<State> state_;
  std::vector<std::thread> threads_;
};

}  // namespace fihris
