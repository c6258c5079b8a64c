#pragma once

#include <poll.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/shard_server.h"

namespace fihris {

/// Stands between a client and a server at a port of this machine: greetings pass at once, and each answer
/// after some time.
class SlowServer {
 public:
  explicit SlowServer(int server, std::chrono::milliseconds delay)
      : server_(server), delay_(delay), listener_(listen_at_any()), port_(port_of(listener_)) {
    accepting_ = std::jthread([this](const std::stop_token& stop) {
      std::vector<std::jthread> pumps;
      while (!stop.stop_requested()) {
        if (!is_readable(listener_)) continue;
        const int client = accept(listener_, nullptr, nullptr);
        pumps.emplace_back([this, client](const std::stop_token& end) { pump(client, end); });
      }
    });
  }
  ~SlowServer() {
    accepting_.request_stop();
    accepting_.join();
    close(listener_);
  }
  SlowServer(const SlowServer&) = delete;
  SlowServer& operator=(const SlowServer&) = delete;

  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  static sockaddr_in local(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(port));
    return address;
  }

  static int listen_at_any() {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = local(0);
    REQUIRE(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(listener, 16) == 0);
    return listener;
  }

  static int port_of(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    REQUIRE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    return ntohs(address.sin_port);
  }

  static bool is_readable(int file) {
    pollfd waiting{file, POLLIN, 0};
    return poll(&waiting, 1, 20) > 0;
  }

  /// False at the end.
  static bool pass(int from, int to) {
    char bytes[65'536];
    const ssize_t size = read(from, bytes, sizeof bytes);
    return size > 0 && send(to, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL) == size;
  }

  void pump(int client, const std::stop_token& stop) const {
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = local(server_);
    bool goes_on = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    for (bool is_asked = false; goes_on && !stop.stop_requested();) {
      if (is_readable(client)) {
        is_asked = true;
        goes_on = pass(client, server);
      } else if (is_readable(server)) {
        if (is_asked) std::this_thread::sleep_for(delay_);
        is_asked = false;
        goes_on = pass(server, client);
      }
    }
    close(server);
    close(client);
  }

  const int server_;
  const std::chrono::milliseconds delay_;
  const int listener_;
  const int port_;
  std::jthread accepting_;
};

}  // namespace fihris
