#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/schema.h"
#include "index/shards/shard.h"

namespace fihris {

/// How long shards are waited for, in milliseconds.
struct ShardPatience {
  unsigned greeting = 400;   ///< until a server says that it is there; then the next address is tried
  unsigned answer = 10'000;  ///< until one that works has answered
};

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
  };
  const std::vector<Connected>& connected() const { return connected_; }

  /// What is missing in `articles`.
  const std::vector<LostShard>& lost() const { return lost_; }

  /// Throws Error if nobody answers for any shard.
  void require_any() const;

  /// Connects anew, where `error` has come from to the next of its addresses; the numbers of articles are
  /// others then. Throws Error if no shard is left, and the error itself if it comes again and again from
  /// nobody knows where.
  void replace(const Xapian::NetworkError& error);

  /// An article, and how many words it has.
  struct Article {
    Xapian::Document document;
    Xapian::termcount length = 0;
  };
  /// The articles with these numbers, those of each shard at the same time as those of the others.
  std::vector<Article> fetch(const std::vector<Xapian::docid>& numbers) const;

 private:
  /// How far the search for a shard's server has come.
  struct Place {
    std::size_t address = 0;  ///< the one that is used; how many there are if none answers
    std::string why;          ///< the last one that failed did
  };

  void connect();
  void connect(std::size_t shard, Connected& made);

  std::vector<Shard> shards_;
  ShardPatience patience_;
  std::vector<Place> places_;  ///< of each shard
  unsigned unknown_failures_ = 0;
  std::vector<Connected> connected_;
  std::vector<LostShard> lost_;
  Articles articles_;
};

}  // namespace fihris
