#pragma once

#include "query/match/searcher.h"

namespace fihris {

/// Calls `answer` and returns what it returns; once more, from the beginning, whenever a shard's server fails
/// in it, by another server of the shard or without the shard.
template <typename Answer>
auto answer_over_shards(Searcher& searcher, const Answer& answer) {
  for (;;) {
    try {
      return answer();
    } catch (const Xapian::NetworkError& error) {
      searcher.replace_server(error);
    }
  }
}

}  // namespace fihris
