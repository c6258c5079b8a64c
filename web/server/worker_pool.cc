#include "web/server/worker_pool.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace fihris {
namespace {

FileDescriptor make_wake() {
  FileDescriptor wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (wake.value() < 0) throw std::system_error(errno, std::generic_category(), "cannot wait for workers");
  return wake;
}

}  // namespace

WorkerPool::WorkerPool(std::size_t workers, Turns turns,
                       std::function<std::string(const std::string&)> answer)
    : state_(new State{{}, {}, {}, {}, std::move(turns), 0, false, std::move(answer), make_wake()}) {
  for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([state = state_] { work(state); });
}

bool WorkerPool::wait(State& state, std::unique_lock<std::mutex>& lock) {
  for (;;) {
    state.changed.wait(lock, [&] { return state.stopped || !state.jobs.empty(); });
    if (state.stopped) return false;
    const auto turn = state.turns.next_turn(std::chrono::steady_clock::now());
    if (!turn) return true;
    state.changed.wait_until(lock, *turn);
  }
}

void WorkerPool::work(const std::shared_ptr<State>& state) {
  std::unique_lock lock(state->mutex);
  while (wait(*state, lock)) {
    const Job job = std::move(state->jobs.front());
    state->jobs.pop_front();
    if (*job.abandoned) continue;
    ++state->busy;
    const auto turn = state->turns.begin(std::chrono::steady_clock::now());
    lock.unlock();
    std::string response = state->answer(job.request);
    lock.lock();
    --state->busy;
    state->turns.end(turn);
    state->done.push_back({job.connection, std::move(response)});
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(state->wake.value(), &one, sizeof one);
  }
}

bool WorkerPool::add(Job job, std::size_t most) {
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->jobs, [](const Job& waiting) { return waiting.abandoned->load(); });
  if (state_->jobs.size() >= most) return false;
  state_->jobs.push_back(std::move(job));
  state_->changed.notify_one();
  return true;
}

std::vector<WorkerPool::Done> WorkerPool::take_done() {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t got = read(state_->wake.value(), &count, sizeof count);
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->done, {});
}

bool WorkerPool::stop() {
  bool idle = false;
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopped = true;
    idle = state_->busy == 0;
    state_->changed.notify_all();
  }
  for (std::thread& thread : threads_) idle ? thread.join() : thread.detach();
  threads_.clear();
  return idle;
}

}  // namespace fihris
