#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <string>

#include <xapian.h>

#include "index/file_descriptor.h"
#include "index/shards/greeting.h"
#include "index/shards/shard.h"
#include "index/shards/ssh_server.h"

namespace fihris {

/// What was found out about a server while an answer of it was waited for.
enum class ServerFault { none, stopped, slow };

/// Whether a server speaks another version of Xapian's protocol; the text of the error has both.
bool is_of_other_version(const Xapian::Error& error);

/// A connection to a server of Xapian's, with what Xapian keeps to itself of it: whether it is silent, and
/// how to end it while another thread waits for an answer.
class ServerLink {
 public:
  /// Connects to a server that is to greet within `greeting` milliseconds, unless `stop` is requested, and
  /// waits `answer` for each answer later. Throws Xapian::NetworkError.
  ServerLink(const ShardAddress& address, unsigned greeting, unsigned answer,
             const std::stop_token& stop = {});
  ServerLink(const ServerLink&) = delete;
  ServerLink& operator=(const ServerLink&) = delete;

  const Xapian::Database& articles() const { return articles_; }
  /// What errors of this connection have as their context.
  const std::string& context() const { return context_; }
  /// How long the server took to greet, in milliseconds.
  unsigned greeting_time() const { return greeting_time_; }

  /// How long nothing has passed, in milliseconds.
  unsigned silence() const;
  /// Whether a question has been asked since the last word of an answer.
  bool is_asked() const;

  /// Ends the connection: who waits for an answer gets Xapian::NetworkError.
  void cut(ServerFault fault);
  /// Why it was cut.
  ServerFault fault() const { return fault_; }

 private:
  void open(const ShardAddress& address, const Peer& peer, unsigned greeting, unsigned answer);

  std::unique_ptr<SshServer> ssh_;  ///< or none
  Xapian::Database articles_;
  std::string context_;
  unsigned greeting_time_ = 0;
  FileDescriptor socket_{-1};  ///< another one of the connection's
  std::atomic<ServerFault> fault_ = ServerFault::none;
};

}  // namespace fihris
