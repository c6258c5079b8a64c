#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Where a server of Xapian's is: one that listens (xapian-tcpsrv), or one that ssh starts on its machine for
/// each connection (xapian-progsrv), where nothing has to listen but ssh.
struct ShardAddress {
  std::string
      host;      ///< a name or a number, one of IPv6 without brackets; of ssh with a user before it, or not
  int port = 0;  ///< of ssh 0 for its own
  std::string folder;  ///< of ssh, there: that of the index

  bool is_ssh() const { return !folder.empty(); }
  /// As users write it: tcp://HOST:PORT or ssh://HOST/FOLDER.
  std::string text() const;
  /// Whether it is this machine, over no network.
  bool is_loopback() const;
};

/// Throws Error unless `text` is tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]/FOLDER.
ShardAddress parse_shard_address(std::string_view text);

/// The command that asks for nothing and starts a server at the other machine, for one generation, whatever
/// becomes the live one meanwhile. No shell of this machine reads it; those of the other take the folder as
/// it is, whatever is in its name.
std::vector<std::string> ssh_command(const ShardAddress& address);

/// A part of a collection that is searched on another machine.
struct Shard {
  std::string name;
  /// Of servers with copies of the same articles: the first that answers is asked.
  std::vector<ShardAddress> addresses;
  bool insecure = false;  ///< whether it may be asked over a network in the clear
};

/// Throws Error, naming the cure, if the shard would be asked over a network in the clear and does not say
/// that it may.
void require_safe(const Shard& shard);

}  // namespace fihris
