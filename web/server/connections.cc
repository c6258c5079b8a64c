#include "web/server/connections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "analyzers/error.h"
#include "messages/translation.h"
#include "web/server/framing.h"
#include "web/server/http_exchange.h"
#include "web/server/worker_pool.h"

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds to_hear_out{1};    ///< what is sent behind a refused request
constexpr std::size_t most_heard_out = 1u << 20;  ///< of it, in bytes
constexpr std::chrono::seconds to_end{1};         ///< answers begun when the server is stopped
constexpr std::chrono::milliseconds tick_every{1000};

/// One connection: it asks, waits, takes its answer, and is closed.
struct Connection {
  enum class State { asking, waiting, taking, ending };

  Connection(FileDescriptor taken, Clock::time_point until) : socket(std::move(taken)), deadline(until) {}

  FileDescriptor socket;
  State state = State::asking;
  Clock::time_point deadline;
  std::string in;
  Framing framing;  ///< of `in`, as far as it has been looked at
  std::string out;
  std::size_t sent = 0;
  bool hear_out = false;  ///< the client may still be sending: closing at once would lose the answer
  std::size_t heard = 0;
  std::shared_ptr<std::atomic<bool>> abandoned = std::make_shared<std::atomic<bool>>(false);
};

short events_of(const Connection& connection) {
  switch (connection.state) {
    case Connection::State::asking:
    case Connection::State::ending:
      return POLLIN;
    case Connection::State::waiting:
      return POLLRDHUP;
    case Connection::State::taking:
      return POLLOUT;
  }
  return 0;
}

class Loop {
 public:
  Loop(int listener, const ConnectionLimits& limits, const Connections::Answer& answer)
      : listener_(listener),
        limits_(limits),
        workers_(limits.workers, {limits.at_once, limits.long_after}, answer) {}

  void serve(int stop, const std::function<void()>& tick) {
    Clock::time_point next_tick = Clock::now() + tick_every;
    while (wait(stop, true, next_tick)) {
      if (Clock::now() < next_tick) continue;
      next_tick = Clock::now() + tick_every;
      tick();
    }
  }

  /// Lets those have their answers that have asked.
  bool end() {
    const Clock::time_point deadline = Clock::now() + to_end;
    std::erase_if(connections_, [](const auto& entry) {
      return entry.second.state == Connection::State::asking ||
             entry.second.state == Connection::State::ending;
    });
    while (!connections_.empty() && Clock::now() < deadline) wait(-1, false, deadline);
    return workers_.stop();
  }

 private:
  /// Waits until something can be done, and does it. False when `stop` can be read.
  bool wait(int stop, bool accepting, Clock::time_point until) {
    std::vector<pollfd> polled{
        {stop, POLLIN, 0}, {accepting ? listener_ : -1, POLLIN, 0}, {workers_.descriptor(), POLLIN, 0}};
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, connection] : connections_) {
      numbers.push_back(number);
      polled.push_back({connection.socket.value(), events_of(connection), 0});
      if (connection.state != Connection::State::waiting) until = std::min(until, connection.deadline);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    poll(polled.data(), polled.size(), static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000)));
    if (polled[0].revents != 0) return false;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto connection = connections_.find(numbers[i]);
      if (polled[i + 3].revents != 0 && !go_on(connection->first, connection->second, polled[i + 3].revents))
        close(connection->first);
    }
    if (polled[2].revents != 0) hand_out();
    close_late();
    if (polled[1].revents != 0) accept_all();
    return true;
  }

  void accept_all() {
    for (int i = 0; i < 64; ++i) {
      const int socket = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0) {
        // No descriptor is left: the one that came last waits, and this thread with it, not in a busy loop.
        if (errno == EMFILE || errno == ENFILE) close_oldest();
        return;
      }
      if (connections_.size() >= limits_.connections) close_oldest();
      FileDescriptor taken(socket);
      if (connections_.size() < limits_.connections)
        connections_.emplace(next_++, Connection(std::move(taken), Clock::now() + limits_.to_ask));
    }
  }

  /// Of those that have not asked yet.
  void close_oldest() {
    const auto oldest = std::find_if(connections_.begin(), connections_.end(), [](const auto& entry) {
      return entry.second.state == Connection::State::asking ||
             entry.second.state == Connection::State::ending;
    });
    if (oldest != connections_.end()) close(oldest->first);
  }

  void close(std::uint64_t number) {
    const auto entry = connections_.find(number);
    *entry->second.abandoned = true;
    bytes_in_ -= entry->second.in.size();
    bytes_out_ -= entry->second.out.size();
    connections_.erase(entry);
  }

  /// False if the connection is done with.
  bool go_on(std::uint64_t number, Connection& connection, short events) {
    switch (connection.state) {
      case Connection::State::asking:
        return receive(number, connection);
      case Connection::State::waiting:
        return (events & (POLLRDHUP | POLLHUP | POLLERR)) == 0;
      case Connection::State::taking:
        return send_on(connection);
      case Connection::State::ending:
        return hear_out(connection);
    }
    return false;
  }

  bool receive(std::uint64_t number, Connection& connection) {
    char buffer[1u << 16];
    const ssize_t count = recv(connection.socket.value(), buffer, sizeof buffer, 0);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    connection.in.append(buffer, static_cast<std::size_t>(count));
    bytes_in_ += static_cast<std::size_t>(count);
    if (bytes_in_ > limits_.bytes_in)
      return refuse(connection, {503, "too much is being sent at once; try again"});
    if (connection.framing.bytes == 0) {
      // A byte at a time costs no more than all at once: only the end of a line, or too much, changes
      // anything.
      const std::string_view received(buffer, static_cast<std::size_t>(count));
      if (received.find('\n') == std::string_view::npos && connection.in.size() <= max_request_line_bytes)
        return true;
      connection.framing = frame(connection.in);
      if (connection.framing.refusal.status != 0) return refuse(connection, connection.framing.refusal);
    }
    if (connection.framing.bytes == 0 || connection.in.size() < connection.framing.bytes) return true;
    bytes_in_ -= connection.in.size();
    std::string request = std::exchange(connection.in, {});
    request.resize(connection.framing.bytes);
    connection.state = Connection::State::waiting;
    if (workers_.add({number, std::move(request), connection.abandoned}, limits_.waiting)) return true;
    return refuse(connection, {503, "too many requests are waiting; try again"});
  }

  bool refuse(Connection& connection, const Refusal& refusal) {
    bytes_in_ -= connection.in.size();
    connection.in = {};
    connection.hear_out = true;
    answer(connection, plain_answer(refusal));
    return true;
  }

  void answer(Connection& connection, std::string response) {
    if (bytes_out_ + response.size() > limits_.bytes_out)
      response = plain_answer({503, "too many answers are waiting to be taken; try again"});
    bytes_out_ += response.size();
    connection.out = std::move(response);
    connection.state = Connection::State::taking;
    connection.deadline = Clock::now() + limits_.to_take;
  }

  void hand_out() {
    for (WorkerPool::Done& done : workers_.take_done()) {
      const auto connection = connections_.find(done.connection);
      if (connection == connections_.end()) continue;
      answer(connection->second, std::move(done.response));
      if (!send_on(connection->second)) close(connection->first);
    }
  }

  static bool send_on(Connection& connection) {
    while (connection.sent < connection.out.size()) {
      const ssize_t count = send(connection.socket.value(), connection.out.data() + connection.sent,
                                 connection.out.size() - connection.sent, MSG_NOSIGNAL);
      if (count < 0) return errno == EAGAIN || errno == EINTR;
      connection.sent += static_cast<std::size_t>(count);
    }
    if (!connection.hear_out) return false;
    shutdown(connection.socket.value(), SHUT_WR);
    connection.state = Connection::State::ending;
    connection.deadline = Clock::now() + to_hear_out;
    return true;
  }

  static bool hear_out(Connection& connection) {
    char buffer[1u << 16];
    const ssize_t count = recv(connection.socket.value(), buffer, sizeof buffer, 0);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    connection.heard += static_cast<std::size_t>(count);
    return count > 0 && connection.heard <= most_heard_out;
  }

  void close_late() {
    const Clock::time_point now = Clock::now();
    std::vector<std::uint64_t> late;
    for (auto& [number, connection] : connections_) {
      if (connection.state == Connection::State::waiting || connection.deadline > now) continue;
      // Who has begun to ask is told; who has not may be a browser that keeps a connection ready.
      if (connection.state == Connection::State::asking && !connection.in.empty()) {
        refuse(connection, {408, "the request did not come to its end in time"});
      } else {
        late.push_back(number);
      }
    }
    for (const std::uint64_t number : late) close(number);
  }

  int listener_;
  const ConnectionLimits& limits_;
  WorkerPool workers_;
  std::map<std::uint64_t, Connection> connections_;  ///< by number, the oldest first
  std::uint64_t next_ = 1;
  std::size_t bytes_in_ = 0;
  std::size_t bytes_out_ = 0;
};

}  // namespace

std::size_t processors() {
  return std::max(1u, std::thread::hardware_concurrency());
}

FileDescriptor listen_on(const std::string& address, int port) {
  const std::string where = address + ":" + std::to_string(port);
  sockaddr_in ip4{};
  sockaddr_in6 ip6{};
  const bool is_ip6 = inet_pton(AF_INET6, address.c_str(), &ip6.sin6_addr) == 1;
  if (!is_ip6 && inet_pton(AF_INET, address.c_str(), &ip4.sin_addr) != 1)
    throw Error(tr("serve: {1}: is no address; give numbers, such as 127.0.0.1", {where}));
  ip4.sin_family = AF_INET;
  ip6.sin6_family = AF_INET6;
  ip4.sin_port = ip6.sin6_port = htons(static_cast<std::uint16_t>(port));
  FileDescriptor listener(socket(is_ip6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int yes = 1;
  // A port that was just left can be taken at once; one that is in use cannot.
  setsockopt(listener.value(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const auto* name =
      is_ip6 ? reinterpret_cast<const sockaddr*>(&ip6) : reinterpret_cast<const sockaddr*>(&ip4);
  const socklen_t size = is_ip6 ? sizeof ip6 : sizeof ip4;
  if (listener.value() < 0 || bind(listener.value(), name, size) != 0 || listen(listener.value(), 128) != 0) {
    const int error = errno;
    if (error == EADDRINUSE)
      throw Error(
          tr("serve: {1}: another program listens there, perhaps another fihris serve; choose another port "
             "with --port N",
             {where}));
    throw Error(tr("serve: {1}: cannot listen there: {2}; choose another port with --port N",
                   {where, std::strerror(error)}));
  }
  return listener;
}

int port_of(const FileDescriptor& listener) {
  sockaddr_in6 name{};
  socklen_t size = sizeof name;
  getsockname(listener.value(), reinterpret_cast<sockaddr*>(&name), &size);
  return ntohs(name.sin6_port);  // at the same place in both families
}

Connections::Connections(FileDescriptor listener, Answer answer, std::function<void()> tick,
                         ConnectionLimits limits)
    : listener_(std::move(listener)), answer_(std::move(answer)), tick_(std::move(tick)), limits_(limits) {}

bool Connections::run(int stop) {
  Loop loop(listener_.value(), limits_, answer_);
  loop.serve(stop, tick_);
  return loop.end();
}

}  // namespace fihris
