#include "index/shards/greeting.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>

#include <xapian.h>

#include "index/file_descriptor.h"
#include "index/shards/ssh_server.h"

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;

/// How long a greeting is waited for.
struct Wait {
  Clock::time_point end;
  std::stop_token stop;
};

/// Whether something happens to a socket in time.
bool await(const FileDescriptor& socket, short what, const Wait& wait) {
  constexpr std::chrono::milliseconds between_looks{20};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(wait.end - Clock::now());
    if (left.count() <= 0 || wait.stop.stop_requested()) return false;
    pollfd waiting{socket.value(), what, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(std::min(left, between_looks).count()));
    if (ready > 0 || (ready < 0 && errno != EINTR)) return ready > 0;
  }
}

/// The cause, or 0.
int connect_within(const FileDescriptor& socket, const addrinfo& to, const Wait& wait) {
  if (connect(socket.value(), to.ai_addr, to.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  if (!await(socket, POLLOUT, wait)) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  return getsockopt(socket.value(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

/// No other socket of this program has it, and it is of no consequence.
constexpr int mark = SO_OOBINLINE;

}  // namespace

bool is_for_greeting(int socket) {
  int is_on = 0;
  socklen_t size = sizeof is_on;
  return getsockopt(socket, SOL_SOCKET, mark, &is_on, &size) == 0 && is_on != 0;
}

std::optional<Peer> await_greeting(const ShardAddress& address, unsigned patience,
                                   const std::stop_token& stop) {
  const Wait wait{Clock::now() + std::chrono::milliseconds(patience), stop};
  addrinfo hints{}, *list = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  if (const int error =
          getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &list);
      error != 0)
    throw Xapian::NetworkError(std::string("its name is not known: ") + gai_strerror(error));
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> found(list, freeaddrinfo);
  int cause = 0;
  for (const addrinfo* to = found.get(); to != nullptr; to = to->ai_next) {
    const FileDescriptor socket(::socket(to->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.value() < 0 || to->ai_addrlen > sizeof(sockaddr_in6)) continue;
    const int on = 1;
    setsockopt(socket.value(), SOL_SOCKET, mark, &on, sizeof on);
    cause = connect_within(socket, *to, wait);
    if (cause == ETIMEDOUT) return std::nullopt;
    if (cause != 0) continue;
    // Taken whole: a server that is left with a part of it complains of that.
    std::array<char, 65'536> greeting;
    if (!await(socket, POLLIN, wait) || recv(socket.value(), greeting.data(), greeting.size(), 0) <= 0)
      return std::nullopt;
    Peer peer;
    std::memcpy(&peer.address, to->ai_addr, to->ai_addrlen);
    peer.size = to->ai_addrlen;
    return peer;
  }
  throw Xapian::NetworkError("it cannot be connected to", std::string(), cause);
}

bool greets(const ShardAddress& address, unsigned patience, const std::stop_token& stop) {
  try {
    if (!address.is_ssh()) return await_greeting(address, patience, stop).has_value();
    SshServer server(address);
    return await_greeting(server.here(), patience, stop).has_value();
  } catch (const Xapian::NetworkError&) {
    return false;
  }
}

}  // namespace fihris
