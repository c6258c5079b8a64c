#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include <xapian.h>

#include "index/file_descriptor.h"
#include "index/shards/shard.h"

namespace fihris {

/// What was found out about a server while an answer of it was waited for.
enum class ServerFault { none, stopped, slow };

/// A connection to a server of Xapian's, with what Xapian keeps to itself of it: whether it is silent, and
/// how to end it while another thread waits for an answer. Of ssh it is the process, which is killed when
/// this goes: Xapian would wait until it ends by itself, for ever if the other machine has stopped. So this
/// is to be let go before the last copy of the database.
class ServerLink {
 public:
  /// Connects to a server that is to greet within `greeting` milliseconds, and waits `answer` for each answer
  /// later. Throws Xapian::NetworkError.
  ServerLink(const ShardAddress& address, unsigned greeting, unsigned answer);
  ~ServerLink();
  ServerLink(const ServerLink&) = delete;
  ServerLink& operator=(const ServerLink&) = delete;

  const Xapian::Database& articles() const { return articles_; }
  /// What errors of this connection have as their context.
  const std::string& context() const { return context_; }
  /// How long the server took to greet, in milliseconds.
  unsigned greeting_time() const { return greeting_time_; }

  /// How long nothing has passed, in milliseconds; 0 if that cannot be told. To be asked by one thread alone.
  unsigned silence();
  /// Whether it is known that a question has been asked since the last word of an answer. Of ssh it never is.
  bool is_asked() const;

  /// Ends the connection: who waits for an answer gets Xapian::NetworkError.
  void cut(ServerFault fault);
  /// Why it was cut.
  ServerFault fault() const { return fault_; }

 private:
  void open_socket(const ShardAddress& address, unsigned greeting, unsigned answer);
  void open_ssh(const ShardAddress& address, unsigned greeting, unsigned answer);

  Xapian::Database articles_;
  std::string context_;
  unsigned greeting_time_ = 0;
  FileDescriptor socket_{-1};  ///< another one of the connection's; -1 of ssh
  pid_t process_ = -1;         ///< of ssh
  std::string passed_;         ///< what the system counts of it
  std::chrono::steady_clock::time_point last_passed_;
  std::atomic<ServerFault> fault_ = ServerFault::none;
};

}  // namespace fihris
