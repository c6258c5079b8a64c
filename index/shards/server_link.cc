#include "index/shards/server_link.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "index/shards/own_sockets.h"

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;

unsigned milliseconds_since(Clock::time_point start) {
  return static_cast<unsigned>(
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

/// Of connections to one place that are opened at the same time nobody could tell which is whose.
std::mutex& opening(const ShardAddress& address) {
  static std::array<std::mutex, 64> mutexes;
  return mutexes[std::hash<std::string>()(address.text()) % mutexes.size()];
}

/// Calls `open`, and `cut` from another thread if that takes more than so many milliseconds: Xapian has one
/// limit for a greeting and for answers.
template <typename Open, typename Cut>
void open_within(unsigned limit, const Open& open, const Cut& cut) {
  std::atomic<bool> is_late = false;
  std::jthread waiting([&](const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, stop, std::chrono::milliseconds(limit), [] { return false; });
    if (stop.stop_requested()) return;
    is_late = true;
    cut();
  });
  try {
    open();
  } catch (const Xapian::Error&) {
    waiting.request_stop();
    waiting.join();
    if (is_late) throw Xapian::NetworkTimeoutError("no greeting");
    throw;
  }
}

tcp_info told_of(const FileDescriptor& socket) {
  tcp_info info{};
  socklen_t size = sizeof info;
  if (getsockopt(socket.value(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) info = {};
  return info;
}

}  // namespace

bool is_of_other_version(const Xapian::Error& error) {
  return error.get_msg().find("protocol version") != std::string::npos;
}

ServerLink::ServerLink(const ShardAddress& address, unsigned greeting, unsigned answer,
                       const std::stop_token& stop) {
  const auto start = Clock::now();
  if (address.is_ssh()) {
    ssh_ = std::make_unique<SshServer>(address);
    const std::stop_callback ending(stop, [this] { ssh_->end(); });
    try {
      open(ssh_->here(), ssh_->place(), greeting, answer);
    } catch (const Xapian::NetworkTimeoutError&) {
      throw;
    } catch (const Xapian::NetworkError& error) {
      if (is_of_other_version(error)) throw;
      const std::string complaint = ssh_->complaint();
      if (complaint.empty()) throw;
      throw Xapian::NetworkError(complaint);
    }
  } else {
    const auto peer = await_greeting(address, greeting);
    if (!peer) throw Xapian::NetworkTimeoutError("no greeting");
    const std::lock_guard lock(opening(address));
    open(address, *peer, greeting, answer);
  }
  greeting_time_ = milliseconds_since(start);
}

void ServerLink::open(const ShardAddress& address, const Peer& peer, unsigned greeting, unsigned answer) {
  context_ = "remote:tcp(" + address.host + ":" + std::to_string(address.port) + ")";
  const std::map<ino_t, int> before = sockets_to(peer);
  const auto is_new = [&](const auto& socket) { return !before.contains(socket.first); };
  open_within(
      greeting,
      [&] {
        articles_ = Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), answer, greeting);
      },
      [&] {
        for (const auto& socket : sockets_to(peer))
          if (is_new(socket)) shutdown(socket.second, SHUT_RDWR);
      });
  // A number of its own, which nobody else can have closed.
  for (const auto& socket : sockets_to(peer))
    if (is_new(socket)) socket_ = FileDescriptor(fcntl(socket.second, F_DUPFD_CLOEXEC, 0));
}

unsigned ServerLink::silence() const {
  const tcp_info info = told_of(socket_);
  return std::min(info.tcpi_last_data_sent, info.tcpi_last_data_recv);
}

bool ServerLink::is_asked() const {
  const tcp_info info = told_of(socket_);
  return info.tcpi_last_data_sent < info.tcpi_last_data_recv;
}

void ServerLink::cut(ServerFault fault) {
  fault_ = fault;
  if (socket_.value() >= 0) shutdown(socket_.value(), SHUT_RDWR);
}

}  // namespace fihris
