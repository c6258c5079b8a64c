#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/schema.h"
#include "index/shards/shard.h"

namespace fihris {

/// How long shards are waited for, in milliseconds.
struct ShardPatience {
  unsigned greeting = 400;  ///< until a server says that it is there; then the next address is tried
  unsigned ssh = 5'000;     ///< the same of one that ssh starts, and of each answer of it
  /// Until a server that says nothing is looked after: by a second connection, to which one that works on
  /// something greets and one that has stopped does not. One that greets is asked once more, and has
  /// `answer`.
  unsigned silence = 300;
  unsigned second_greeting = 200;  ///< for that, if there is a copy to be asked instead; else `greeting`
  unsigned answer = 10'000;        ///< until one that works has answered

  /// For who cannot begin anew: `answer` from the first.
  static ShardPatience of_one_try() {
    ShardPatience patience;
    patience.silence = patience.answer;
    return patience;
  }
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
    std::shared_ptr<void> process = {};  ///< of ssh (shard_process.h); goes before the articles
  };
  const std::vector<Connected>& connected() const { return connected_; }

  /// What is missing in `articles`.
  const std::vector<LostShard>& lost() const { return lost_; }

  /// Throws Error if nobody answers for any shard.
  void require_any() const;

  /// Connects anew, where `error` has come from to the next of its addresses, or to the same if it only takes
  /// its time; the numbers of articles are
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
    bool is_slow = false;     ///< it has been silent, and works
    std::string why;          ///< the last one that failed did
  };

  void connect();
  void connect(std::size_t shard, Connected& made);
  void open_server(const ShardAddress& address, unsigned patience, Connected& made) const;
  bool greets(const ShardAddress& address, unsigned patience) const;

  std::vector<Shard> shards_;
  ShardPatience patience_;
  std::vector<Place> places_;  ///< of each shard
  unsigned unknown_failures_ = 0;
  std::vector<Connected> connected_;
  std::vector<LostShard> lost_;
  Articles articles_;
};

}  // namespace fihris
