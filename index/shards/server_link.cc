#include "index/shards/server_link.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <system_error>
#include <thread>

#include "index/shards/greeting.h"

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;

unsigned milliseconds_since(Clock::time_point start) {
  return static_cast<unsigned>(
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

/// The sockets of this program that are connected to `peer`, by what tells them apart for ever: Xapian does
/// not say which one is its.
std::map<ino_t, int> sockets_to(const Peer& peer) {
  std::map<ino_t, int> sockets;
  std::error_code error;
  for (std::filesystem::directory_iterator entry("/proc/self/fd", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename();
    int file = -1;
    std::from_chars(name.data(), name.data() + name.size(), file);
    Peer of_file;
    of_file.size = sizeof of_file.address;
    struct stat status {};
    if (getpeername(file, reinterpret_cast<sockaddr*>(&of_file.address), &of_file.size) == 0 &&
        of_file.size == peer.size && std::memcmp(&of_file.address, &peer.address, peer.size) == 0 &&
        !is_for_greeting(file) && fstat(file, &status) == 0)
      sockets.emplace(status.st_ino, file);
  }
  return sockets;
}

/// Nor which process it starts.
std::set<pid_t> children_of(pid_t thread) {
  std::ifstream file("/proc/self/task/" + std::to_string(thread) + "/children");
  return {std::istream_iterator<pid_t>(file), {}};
}

pid_t new_child(const std::set<pid_t>& before, pid_t thread) {
  for (const pid_t child : children_of(thread))
    if (!before.contains(child)) return child;
  return -1;
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

ServerLink::ServerLink(const ShardAddress& address, unsigned greeting, unsigned answer) {
  const auto start = Clock::now();
  if (address.is_ssh()) {
    open_ssh(address, greeting, answer);
  } else {
    open_socket(address, greeting, answer);
  }
  greeting_time_ = milliseconds_since(start);
  last_passed_ = Clock::now();
}

ServerLink::~ServerLink() {
  if (process_ > 0) kill(process_, SIGKILL);
}

void ServerLink::open_socket(const ShardAddress& address, unsigned greeting, unsigned answer) {
  const auto peer = await_greeting(address, greeting);
  if (!peer) throw Xapian::NetworkTimeoutError("no greeting");
  context_ = "remote:tcp(" + address.host + ":" + std::to_string(address.port) + ")";
  const std::lock_guard lock(opening(address));
  const std::map<ino_t, int> before = sockets_to(*peer);
  const auto is_new = [&](const auto& socket) { return !before.contains(socket.first); };
  open_within(
      greeting,
      [&] {
        articles_ = Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), answer, greeting);
      },
      [&] {
        for (const auto& socket : sockets_to(*peer))
          if (is_new(socket)) shutdown(socket.second, SHUT_RDWR);
      });
  // A number of its own, which nobody else can have closed.
  for (const auto& socket : sockets_to(*peer))
    if (is_new(socket)) socket_ = FileDescriptor(fcntl(socket.second, F_DUPFD_CLOEXEC, 0));
}

void ServerLink::open_ssh(const ShardAddress& address, unsigned greeting, unsigned answer) {
  const std::string arguments = ssh_arguments(address);
  context_ = "remote:prog(ssh " + arguments + ")";
  const pid_t thread = gettid();
  const std::set<pid_t> before = children_of(thread);
  try {
    open_within(
        greeting, [&] { articles_ = Xapian::Remote::open("ssh", arguments, answer); },
        [&] {
          if (const pid_t child = new_child(before, thread); child > 0) kill(child, SIGKILL);
        });
    process_ = new_child(before, thread);
  } catch (const Xapian::Error&) {
    // Of a server that has not greeted Xapian does not even know any more that it runs.
    if (const pid_t child = new_child(before, thread); child > 0) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    throw;
  }
}

unsigned ServerLink::silence() {
  if (socket_.value() >= 0) {
    const tcp_info info = told_of(socket_);
    return std::min(info.tcpi_last_data_sent, info.tcpi_last_data_recv);
  }
  if (process_ <= 0) return 0;
  std::ifstream file("/proc/" + std::to_string(process_) + "/io");
  std::string passed{std::istreambuf_iterator<char>(file), {}};
  if (passed.empty()) return 0;
  if (passed != passed_) {
    passed_ = std::move(passed);
    last_passed_ = Clock::now();
  }
  return milliseconds_since(last_passed_);
}

bool ServerLink::is_asked() const {
  if (socket_.value() < 0) return false;
  const tcp_info info = told_of(socket_);
  return info.tcpi_last_data_sent < info.tcpi_last_data_recv;
}

void ServerLink::cut(ServerFault fault) {
  fault_ = fault;
  if (socket_.value() >= 0) shutdown(socket_.value(), SHUT_RDWR);
  if (process_ > 0) kill(process_, SIGKILL);
}

}  // namespace fihris
