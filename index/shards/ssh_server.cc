#include "index/shards/ssh_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include <xapian.h>

#include "index/shards/own_sockets.h"
#include "messages/translation.h"

extern char** environ;

namespace fihris {
namespace {

Xapian::NetworkError cannot_be_led_here(int error) {
  return Xapian::NetworkError("ssh cannot be led to this program", std::string(), error);
}

/// Starts ssh, with `connection` for the server to read and write. The cause if that cannot be, or 0.
int start_ssh(std::vector<std::string> words, int connection, int errors, pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, connection, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int error = posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) process = -1;
  return error;
}

std::string last_line_of(std::string text) {
  text.erase(text.find_last_not_of(" \r\n") + 1);
  return text.substr(text.find_last_of("\r\n") + 1);
}

}  // namespace

SshServer::SshServer(const ShardAddress& address)
    : address_(address), listener_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  place_.size = sizeof place;
  if (listener_.value() < 0 ||
      bind(listener_.value(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0 ||
      listen(listener_.value(), SOMAXCONN) != 0 ||
      getsockname(listener_.value(), reinterpret_cast<sockaddr*>(&place), &place_.size) != 0)
    throw cannot_be_led_here(errno);
  std::memcpy(&place_.address, &place, sizeof place);
  here_.host = "127.0.0.1";
  here_.port = ntohs(place.sin_port);
  try {
    thread_ = std::thread([this] { serve(); });
  } catch (const std::system_error& error) {
    throw cannot_be_led_here(error.code().value());
  }
}

SshServer::~SshServer() {
  end();
  thread_.join();
  if (process_ <= 0) return;
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void SshServer::end() {
  const std::lock_guard lock(mutex_);
  is_ended_ = true;
  shutdown(listener_.value(), SHUT_RDWR);
  if (process_ > 0) kill(process_, SIGKILL);
}

void SshServer::serve() {
  for (;;) {
    pollfd waiting{listener_.value(), POLLIN, 0};
    if (poll(&waiting, 1, -1) < 0 && errno == EINTR) continue;
    Peer client;
    client.size = sizeof client.address;
    const FileDescriptor connection(
        accept4(listener_.value(), reinterpret_cast<sockaddr*>(&client.address), &client.size, SOCK_CLOEXEC));
    const int error = connection.value() < 0 ? errno : 0;
    if (error == EINTR || error == EAGAIN || error == ECONNABORTED) continue;
    const std::lock_guard lock(mutex_);
    if (is_ended_) return;
    // Other users of the machine may connect, too.
    if (error == 0 && !is_own_socket(client, place_)) continue;
    if (error == 0) {
      start(connection.value());
    } else {
      complaint_ = std::strerror(error);
    }
    shutdown(listener_.value(), SHUT_RDWR);
    return;
  }
}

void SshServer::start(int connection) {
  const int at_once = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  std::array<int, 2> ends{};
  int error = pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno;
  if (error == 0) {
    errors_ = FileDescriptor(ends[0]);
    const FileDescriptor other(ends[1]);
    error = start_ssh(ssh_command(address_), connection, other.value(), process_);
  }
  if (error != 0) complaint_ = std::strerror(error);
}

std::string SshServer::complaint() {
  const std::lock_guard lock(mutex_);
  if (process_ <= 0) return complaint_.empty() ? complaint_ : "ssh: " + complaint_;
  // It may be about to end.
  constexpr int patience = 100;
  std::string said;
  std::array<char, 4096> bytes;
  pollfd waiting{errors_.value(), POLLIN, 0};
  while (said.size() < bytes.size() && poll(&waiting, 1, patience) > 0) {
    const ssize_t size = read(errors_.value(), bytes.data(), bytes.size());
    if (size > 0) {
      said.append(bytes.data(), static_cast<std::size_t>(size));
    } else if (said.empty()) {
      return tr("ssh has ended and no server has greeted; see why: {1}",
                {"ssh -o BatchMode=yes " + address_.host + " xapian-progsrv"});
    } else {
      break;
    }
  }
  return last_line_of(std::move(said));
}

}  // namespace fihris
