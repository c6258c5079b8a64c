#pragma once

#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/match/posting_window.h"

namespace fihris {

/// Articles in memory, some numbers among them unused, and terms from the commonest to what none has; some
/// articles have none of the terms. The terms begin with `name`.
struct RandomLists {
  explicit RandomLists(std::mt19937& random, const std::string& name = "t");

  Xapian::WritableDatabase articles;
  std::vector<PostingList> lists;
};

}  // namespace fihris
