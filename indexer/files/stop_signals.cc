#include "indexer/files/stop_signals.h"

#include <poll.h>
#include <sys/signalfd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace fihris {
namespace {

int block_and_open() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const int descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "cannot wait for signals");
  return descriptor;
}

}  // namespace

StopSignals::StopSignals() : file_(block_and_open()) {}

bool StopSignals::arrived() const {
  pollfd waiting{file_.value(), POLLIN, 0};
  return poll(&waiting, 1, 0) > 0;
}

}  // namespace fihris
