#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/articles.h"

namespace fihris {

/// The terms that begin alike and how many articles have each, in memory: for who asks for most of them,
/// each of which would be a search in the tables. Some 60 bytes a term.
class TermCounts {
 public:
  struct Entry {
    std::string term;
    unsigned articles;
  };

  /// Those of `articles` that begin with `prefix`, without what only removed articles have.
  TermCounts(const Articles& articles, std::string_view prefix);

  /// 0 of a term that is not there.
  unsigned count(std::string_view term) const;

  /// Those that begin with `begin`, in the order of their bytes.
  std::span<const Entry> beginning_with(std::string_view begin) const;

 private:
  std::vector<Entry> entries_;  ///< in the order of their terms' bytes
};

}  // namespace fihris
