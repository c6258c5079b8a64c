#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/schema.h"
#include "index/shards/first_server.h"
#include "index/shards/server_link.h"
#include "index/shards/server_watch.h"
#include "index/shards/shard.h"
#include "index/shards/shard_patience.h"

namespace fihris {

/// A shard that nobody answers for.
struct LostShard {
  std::string name;
  std::string why;  ///< reads on after `name: `
};

/// Connections to shards, one each. Not to be shared between threads.
class ShardConnections {
 public:
  /// Connects to all shards at the same time, each by the first of its addresses that answers, with an index
  /// that this program can use. Throws Error if one would be asked in the clear and may not.
  explicit ShardConnections(std::vector<Shard> shards, const ShardPatience& patience = {});

  /// The articles of the shards that are connected, as one.
  const Articles& articles() const { return articles_; }

  /// A shard that is connected.
  struct Connected {
    const Shard* shard = nullptr;
    Xapian::Database articles;
    Manifest manifest;
    std::shared_ptr<ServerLink> link = {};
  };
  const std::vector<Connected>& connected() const { return connected_; }

  /// What is missing in `articles`.
  const std::vector<LostShard>& lost() const { return lost_; }

  /// Throws Error if nobody answers for any shard.
  void require_any() const;

  /// Connects anew, where `error` has come from to another of its addresses; the numbers of articles are
  /// others then. Throws Error if no shard is left, and the error itself if it comes again and again from
  /// nobody knows where.
  void replace(const Xapian::NetworkError& error);

  /// Whether answers may be waited for, as from the beginning: servers that are silent then are looked after.
  void set_awake(bool is_awake) { watch_.set_awake(is_awake); }

  /// An article, and how many words it has.
  struct Article {
    Xapian::Document document;
    Xapian::termcount length = 0;
  };
  /// The articles with these numbers, those of each shard at the same time as those of the others.
  std::vector<Article> fetch(const std::vector<Xapian::docid>& numbers) const;

 private:
  /// What is known of a server.
  enum class State { unknown, slow, failed };

  /// How far the search for a shard's server has come.
  struct Place {
    std::vector<State> servers;  ///< of each address
    std::size_t address = 0;     ///< the one that is used; how many there are if none answers
    std::string why;             ///< the last one that failed did
  };

  void connect();
  void connect(std::size_t shard, Connected& made);
  /// Throws what came of it, Error if its index is none for this program.
  void use(std::size_t shard, const Tried& tried, Connected& made);
  /// The one that is used, and those that are not known yet.
  static std::vector<std::size_t> servers_left(const Place& place);
  /// To one that is not known yet, or else to one that is slow.
  static void choose(Place& place);
  /// The error has come from the address that is used: to another one.
  void pass_over(std::size_t shard, const ServerLink* link, const std::string& why);

  std::vector<Shard> shards_;
  ShardPatience patience_;
  std::vector<Place> places_;  ///< of each shard
  unsigned unknown_failures_ = 0;
  std::vector<Connected> connected_;
  std::vector<LostShard> lost_;
  Articles articles_;
  ServerWatch watch_;
};

}  // namespace fihris
