#include "index/shards/own_sockets.h"

#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace fihris {
namespace {

/// All that this program has open.
std::vector<int> open_files() {
  std::vector<int> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry("/proc/self/fd", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename();
    int file = -1;
    std::from_chars(name.data(), name.data() + name.size(), file);
    files.push_back(file);
  }
  return files;
}

using NameOf = int (*)(int, sockaddr*, socklen_t*);

/// Whether what getpeername or getsockname says of a file is this.
bool is(NameOf name_of, int file, const Peer& peer) {
  Peer of_file;
  of_file.size = sizeof of_file.address;
  return name_of(file, reinterpret_cast<sockaddr*>(&of_file.address), &of_file.size) == 0 &&
         of_file.size == peer.size && std::memcmp(&of_file.address, &peer.address, peer.size) == 0;
}

}  // namespace

std::map<ino_t, int> sockets_to(const Peer& peer) {
  std::map<ino_t, int> sockets;
  for (const int file : open_files()) {
    struct stat status {};
    if (is(getpeername, file, peer) && !is_for_greeting(file) && fstat(file, &status) == 0)
      sockets.emplace(status.st_ino, file);
  }
  return sockets;
}

bool is_own_socket(const Peer& client, const Peer& place) {
  const std::vector<int> files = open_files();
  return std::any_of(files.begin(), files.end(),
                     [&](int file) { return is(getsockname, file, client) && is(getpeername, file, place); });
}

}  // namespace fihris
