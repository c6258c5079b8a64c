#include "indexer/files/stop_signals.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

namespace fihris {
namespace {

constexpr std::array stopping{SIGINT, SIGTERM};

// A handler knows nothing else.
std::atomic<int> arrived_signal = 0;
std::atomic<int> told_descriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number) {
  const int error = errno;
  for (const int signal : stopping) std::signal(signal, SIG_DFL);
  arrived_signal = number;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t told = write(told_descriptor, &one, sizeof one);
  errno = error;
}

int open_event() {
  const int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "cannot wait for signals");
  return descriptor;
}

}  // namespace

StopSignals::StopSignals() : file_(open_event()) {
  arrived_signal = 0;
  told_descriptor = file_.value();
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;  // no call of a library need know
  for (const int signal : stopping) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    // What a shell has put into the background, or nohup has started, is not to be interrupted.
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (const int signal : stopping) {
    struct sigaction now {};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler == note_signal) std::signal(signal, SIG_DFL);
  }
  told_descriptor = -1;
}

int StopSignals::signal() const {
  return arrived_signal;
}

}  // namespace fihris
