#pragma once

#include <sys/types.h>

#include <mutex>
#include <string>
#include <thread>

#include "index/file_descriptor.h"
#include "index/shards/greeting.h"
#include "index/shards/shard.h"

namespace fihris {

/// A server that ssh starts on its machine, and its ssh here, for one connection: as of a server that
/// listens, the system tells when it was asked something, and who waits for it can be interrupted. It listens
/// at a port of this machine, to this program alone. Its ssh is killed when this goes.
class SshServer {
 public:
  /// Throws Xapian::NetworkError if nothing can listen here.
  explicit SshServer(const ShardAddress& address);
  ~SshServer();
  SshServer(const SshServer&) = delete;
  SshServer& operator=(const SshServer&) = delete;

  /// Where it can be connected to, once.
  const ShardAddress& here() const { return here_; }
  const Peer& place() const { return place_; }

  /// Ends the connection, or what will be one.
  void end();

  /// The last line that ssh has said, or why there is none; empty if it has said nothing.
  std::string complaint();

 private:
  void serve();
  void start(int connection);

  const ShardAddress address_;
  ShardAddress here_;
  Peer place_;  ///< the same
  FileDescriptor listener_, errors_{-1};
  std::mutex mutex_;
  bool is_ended_ = false;
  pid_t process_ = -1;
  std::string complaint_;
  std::thread thread_;  ///< until it is connected to
};

}  // namespace fihris
