#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"

namespace fihris {

/// A person or place that articles speak of.
struct Mentioned {
  std::string key;        ///< Mention::key
  unsigned articles = 0;  ///< how many speak of it; never 0
  /// As most of these articles write the name, the first in the order of bytes of several; of a place of the
  /// gazetteer the key.
  std::string written = {};
};

/// All people, or all places, of a collection or of some of its articles.
class MentionList {
 public:
  /// Of the whole collection. `prefix` is prefix::person_name or prefix::place. About 1 us a key.
  MentionList(const Articles& articles, std::string_view prefix);

  /// Of the articles `among`, whose terms `vocabulary` has.
  MentionList(const Articles& articles, const Articles& vocabulary, std::string_view prefix,
              const std::vector<Xapian::docid>& among);

  /// Those of most articles first, equals in the order of their keys' bytes.
  const std::vector<Mentioned>& entries() const { return entries_; }

 private:
  void sort();

  std::vector<Mentioned> entries_;
};

}  // namespace fihris
