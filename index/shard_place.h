#pragma once

#include <xapian.h>

namespace fihris {

/// Where an article is. Xapian numbers the documents of several databases in turns.
struct ShardPlace {
  std::size_t shard;
  Xapian::docid article;  ///< as the shard numbers it
};

/// The place of `article`, a number in an index of so many shards.
inline ShardPlace place_of(Xapian::docid article, std::size_t shards) {
  return {(article - 1) % shards, static_cast<Xapian::docid>((article - 1) / shards + 1)};
}

}  // namespace fihris
