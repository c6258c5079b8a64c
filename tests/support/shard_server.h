#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/eventually.h"

namespace fihris {

/// A port of this machine at which nobody listens.
inline int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  close(socket);
  return ntohs(address.sin_port);
}

inline bool listens(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port));
  const bool connects = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(socket);
  return connects;
}

/// A server of Xapian's for the index in a folder; killed when this goes.
class ShardServer {
 public:
  explicit ShardServer(const std::string& index) : port(free_port()) {
    const std::string list = index + "/" + served_below(index), number = std::to_string(port);
    process_ = fork();
    if (process_ == 0) {
      setpgid(0, 0);
      if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(127);  // it tells of broken connections
      execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
             number.c_str(), list.c_str(), nullptr);
      _exit(127);
    }
    setpgid(process_, process_);
    REQUIRE(eventually([&] { return listens(port) || waitpid(process_, nullptr, WNOHANG) != 0; }));
    REQUIRE(listens(port));
  }
  ~ShardServer() {
    send(SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port); }

  /// To it and to those that it has started, one for each connection.
  void send(int signal) const { kill(-process_, signal); }

  const int port;

 private:
  /// What `fihris shards serve` would have it open, or if the index is not noted to be served, its articles.
  static std::string served_below(const std::string& index) {
    return std::filesystem::exists(index + "/served") ? "served" : "current/articles";
  }

  pid_t process_ = -1;
};

}  // namespace fihris
