#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "index/file_descriptor.h"

namespace fihris {

/// Of this machine that the program may use; 1 where that is not known.
std::size_t processors();

/// What a server spends on those who connect.
struct ConnectionLimits {
  std::size_t workers = 8;             ///< requests answered at once
  std::size_t at_once = processors();  ///< of them those that have not taken long yet
  std::chrono::milliseconds long_after{100};
  std::size_t connections = 256;       ///< open at once; the oldest that has not asked yet makes room
  std::size_t waiting = 128;           ///< requests that wait for a worker
  std::size_t bytes_in = 64u << 20;    ///< of requests that are not whole yet, of all connections
  std::size_t bytes_out = 256u << 20;  ///< of answers that are not taken yet, of all connections
  std::chrono::seconds to_ask{10};     ///< from connecting to the end of the request
  std::chrono::seconds to_take{60};    ///< the whole answer
};

/// Listens on a port. Throws Error if another program does, or the address is none of this machine.
FileDescriptor listen_on(const std::string& address, int port);

/// The port of a socket that listens.
int port_of(const FileDescriptor& listener);

/// Takes connections, one request each, and sends what is answered.
///
/// One thread reads and writes all of them without ever waiting for one, so that those which are idle, slow
/// or endless cost others nothing; whole requests go to the workers. A request whose client has gone before
/// its turn is dropped: a reader who types asks for much that is no longer wanted.
class Connections {
 public:
  using Answer = std::function<std::string(const std::string& request)>;

  /// `answer` is called in the workers, many at once, and may throw nothing. `tick` is called about once a
  /// second, in the thread of run().
  Connections(FileDescriptor listener, Answer answer, std::function<void()> tick,
              ConnectionLimits limits = {});

  /// Serves until `stop` can be read; then sends what is being answered for at most a second. False if a
  /// worker was not done by then: it still uses what `answer` refers to.
  bool run(int stop);

 private:
  FileDescriptor listener_;
  Answer answer_;
  std::function<void()> tick_;
  ConnectionLimits limits_;
};

}  // namespace fihris
